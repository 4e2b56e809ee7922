import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { CopyButton } from '@/components/ui/copy-button'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { SearchField } from '@/components/ui/search-field'

function Search() {
  const [value, setValue] = useState('')
  return <SearchField label="Search devices" value={value} onValueChange={setValue} keys="/" pageSearch />
}

it('the clear button empties the search and keeps the focus in it', async () => {
  render(<Search />)
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search devices' })
  await userEvent.type(field, 'CPC')
  await userEvent.click(screen.getByRole('button', { name: 'Clear search' }))
  expect(field.value).toBe('')
  expect(document.activeElement).toBe(field)
})

it('Escape clears the search first and leaves it second', async () => {
  render(<Search />)
  const field = screen.getByRole<HTMLInputElement>('searchbox')
  await userEvent.type(field, 'CPC{Escape}')
  expect(field.value).toBe('')
  expect(document.activeElement).toBe(field)
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).not.toBe(field)
})

it('what was typed before the page listened is searched for', () => {
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(<Search />)
  const field = screen.getByRole<HTMLInputElement>('searchbox')
  field.value = 'CPC'
  render(<Search />, { container, hydrate: true })
  expect(screen.getByRole('searchbox')).toBe(field)
  expect(field.value).toBe('CPC')
  expect(field.getAttribute('value')).toBe('CPC')
})

it('a copy button copies, and says so where a screen reader hears it', async () => {
  const user = userEvent.setup()
  render(<CopyButton value="PF3K1Z9Q" label="Copy serial number" />)
  await user.click(screen.getByRole('button', { name: 'Copy serial number' }))
  expect(await navigator.clipboard.readText()).toBe('PF3K1Z9Q')
  expect((await screen.findByRole('status')).textContent).toBe('Copied')
})

it('a copy that fails says so', async () => {
  const user = userEvent.setup()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'))
  render(<CopyButton value="PF3K1Z9Q" label="Copy serial number" />)
  await user.click(screen.getByRole('button', { name: 'Copy serial number' }))
  expect(await screen.findByText('Could not copy')).toBeTruthy()
})

it('a problem shows its request id to copy, and nothing in its place without one', () => {
  const { rerender } = render(<ProblemNotice title="The service is slow" requestId="01JD8R2V" />)
  expect(screen.getByRole('alert').textContent).toContain('01JD8R2V')
  rerender(<ProblemNotice title="The console could not be reached" requestId="" />)
  expect(screen.queryByText('Request')).toBeNull()
})
