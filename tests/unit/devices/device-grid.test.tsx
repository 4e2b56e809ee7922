import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DeviceGrid } from '@/components/devices/device-grid'
import { NO_SELECTION } from '@/components/devices/selection'
import type { LoadedDevices } from '@/components/devices/use-device-list'
import { toColumnVisibility } from '@/components/devices/visible-columns'
import { FormattingProvider } from '@/components/formatting/formatting-provider'
import type { Device } from '@/lib/domain/device'
import { device } from './fleet'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const visibility = toColumnVisibility(null)

function loaded(devices: Device[], changes: Partial<LoadedDevices> = {}): LoadedDevices {
  return {
    devices,
    dropped: 0,
    complete: true,
    outdated: false,
    offline: false,
    readAt: NOW,
    more: { kind: 'idle' },
    refresh: { kind: 'idle' },
    ...changes,
  }
}

/** The grid with a selection of its own, as the page gives it one; what it asks for is noted. */
function Grid({
  list,
  asked = {},
}: {
  list: LoadedDevices
  asked?: Partial<Record<'open' | 'value' | 'readOn', () => void>>
}) {
  const [selection, setSelection] = useState(NO_SELECTION)
  return (
    <FormattingProvider locale="en" now={NOW}>
      <DeviceGrid
        list={list}
        search=""
        visibility={visibility}
        selection={selection}
        onSelect={setSelection}
        onOpen={asked.open ?? (() => {})}
        onValue={asked.value ?? (() => {})}
        onReadOn={asked.readOn ?? (() => {})}
      />
      <output>{[...selection.devices.keys()].join(' ')}</output>
    </FormattingProvider>
  )
}

const fleet = (size: number) => Array.from({ length: size }, (_, number) => device(number + 1))
const selected = () => screen.getByRole('status').textContent

// A DOM without layout has no heights, and a virtualiser shows nothing in no space.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800)
})

afterEach(() => {
  window.history.replaceState(null, '')
})

it('has rows in the very first HTML', () => {
  const html = renderToString(<Grid list={loaded(fleet(100), { complete: false })} />)
  expect(html).toContain('MMD-20')
  expect(html).toContain('aria-rowcount="-1"')
})

it('says how many rows there are once it knows', () => {
  render(<Grid list={loaded(fleet(30))} />)
  expect(screen.getByRole('grid', { name: 'Devices' }).getAttribute('aria-rowcount')).toBe('31')
})

it('shows a device that was never set up by its serial number, with a link to its page', () => {
  render(<Grid list={loaded([device(7, { name: '', assignedUser: null, userUpn: null, userEmail: null })])} />)
  const link = screen.getByRole('link', { name: /Not set up\s*SN7/ })
  expect(link.getAttribute('href')).toBe('/devices/id-7?find=SN7')
})

it('is one stop for the Tab key, walked and chosen from by keyboard', async () => {
  const person = userEvent.setup()
  render(<Grid list={loaded(fleet(5))} />)
  await person.tab()
  await person.tab()
  expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('2')
  await person.keyboard('{ArrowDown} {Shift>}{ArrowDown}{/Shift}')
  expect(selected()).toBe('id-2 id-3')
  expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('4')
})

it('opens the device from its row, and the menu of a value from its cell', async () => {
  const person = userEvent.setup()
  const asked = { open: vi.fn(), value: vi.fn() }
  render(<Grid list={loaded(fleet(5))} asked={asked} />)
  await person.tab()
  await person.tab()
  await person.keyboard('{Enter}')
  expect(asked.open).toHaveBeenCalledWith(expect.objectContaining({ id: 'id-1' }))
  await person.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{Enter}')
  expect(asked.value).toHaveBeenCalledWith(
    expect.anything(),
    expect.objectContaining({ id: 'id-1' }),
    expect.objectContaining({ id: 'compliance' }),
  )
})

it('chooses a range with Shift and the mouse', async () => {
  const person = userEvent.setup()
  render(<Grid list={loaded(fleet(6))} />)
  await person.click(screen.getByRole('checkbox', { name: 'Select MMD-2' }))
  await person.keyboard('{Shift>}')
  await person.click(screen.getByRole('checkbox', { name: 'Select MMD-4' }))
  await person.keyboard('{/Shift}')
  expect(selected()).toBe('id-2 id-3 id-4')
})

it('keeps its rows and offers another try when more of them do not come', async () => {
  const person = userEvent.setup()
  const readOn = vi.fn()
  const problem = { type: '', title: 'The service is busy', status: 503, detail: '', code: 'x', requestId: '' }
  const more = { kind: 'failed' as const, failure: { problem, retryAfter: null } }
  render(<Grid list={loaded(fleet(3), { complete: false, more })} asked={{ readOn }} />)
  expect(screen.getByRole('link', { name: 'MMD-3' })).toBeDefined()
  expect(readOn).not.toHaveBeenCalled()
  await person.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Try again' }))
  expect(readOn).toHaveBeenCalledOnce()
})

it('asks for more only while there is more', () => {
  const readOn = vi.fn()
  render(<Grid list={loaded(fleet(3))} asked={{ readOn }} />)
  expect(readOn).not.toHaveBeenCalled()
  render(<Grid list={loaded(fleet(3), { complete: false })} asked={{ readOn }} />)
  expect(readOn).toHaveBeenCalled()
})
