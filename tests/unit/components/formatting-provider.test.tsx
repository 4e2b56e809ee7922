import { act, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { FormattingProvider, useFormatting } from '@/components/formatting/formatting-provider'

const AT_SERVER = Date.parse('2026-11-28T10:00:00Z')

function Clock() {
  const { now, timeZone } = useFormatting()
  return <output>{`${now === AT_SERVER ? 'server' : 'browser'} ${timeZone === null ? 'no zone' : 'zone'}`}</output>
}

const page = (
  <FormattingProvider locale="en-GB" now={AT_SERVER}>
    <Clock />
  </FormattingProvider>
)

afterEach(() => {
  vi.restoreAllMocks()
})

it('the clock is the server’s as long as the page is still streamed', () => {
  vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
  render(page)
  expect(screen.getByRole('status').textContent).toBe('server no zone')
  act(() => void window.dispatchEvent(new Event('load')))
  expect(screen.getByRole('status').textContent).toBe('browser zone')
})

it('and the browser’s at once in a page that is there', () => {
  render(page)
  expect(screen.getByRole('status').textContent).toBe('browser zone')
})
