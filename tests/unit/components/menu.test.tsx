import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Button } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'

function showMenu(entries: MenuEntry[]) {
  render(<Menu label="Row actions" trigger={<Button>Actions</Button>} entries={entries} />)
  return screen.getByRole('button', { name: 'Actions' })
}

it('a menu opens from its button, runs what is chosen and closes', async () => {
  const onSelect = vi.fn()
  const button = showMenu([{ kind: 'action', label: 'Copy name', onSelect }])
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await userEvent.click(button)
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Copy name' }))
  expect(onSelect).toHaveBeenCalledOnce()
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
})

it('a menu of columns stays open while several are ticked', async () => {
  const onChange = vi.fn()
  const button = showMenu([
    { kind: 'check', label: 'Ring', checked: true, onChange },
    { kind: 'check', label: 'Model', checked: false, onChange },
  ])
  await userEvent.click(button)
  const ring = await screen.findByRole('menuitemcheckbox', { name: 'Ring' })
  expect(ring.getAttribute('aria-checked')).toBe('true')
  await userEvent.click(ring)
  await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Model' }))
  expect(onChange.mock.calls.map(([checked]) => checked)).toEqual([false, true])
})

it('Escape closes a menu', async () => {
  await userEvent.click(showMenu([{ kind: 'action', label: 'Copy', onSelect: vi.fn() }]))
  await screen.findByRole('menuitem', { name: 'Copy' })
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
})
