import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, useState } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { moveColumn, USUAL_COLUMNS } from '@/components/devices/column-choice'
import { DeviceGrid } from '@/components/devices/device-grid'
import { countSelected } from '@/components/devices/selection'
import { toTablePreferences, type Widths } from '@/components/devices/table-preferences'
import type { ListedDevices } from '@/components/devices/use-device-list'
import { useSelection } from '@/components/devices/use-selection'
import { FormattingProvider } from '@/components/formatting/formatting-provider'
import { createExternalStore, type ExternalStore } from '@/components/ui/external-store'
import { DEFAULT_SORT, type DeviceSort } from '@/lib/domain/device-query'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { inventoryKeys } from '@/lib/queries/inventory'
import { listedDevice } from './fleet'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const SNAPSHOT = { version: 1, takenAt: '2026-11-22T11:59:00Z' }

/** A fleet whose rows are MMD-1 and on; the first hundred are there, the others are asked for. */
function listed(total: number, changes: Partial<InventoryDevice> = {}): ListedDevices {
  const devices = rowsFrom(0, Math.min(total, 100)).map(device => ({ ...device, ...changes }))
  const first = { view: '', devices, total, snapshot: SNAPSHOT }
  return { view: '', total, snapshot: SNAPSHOT, first, outdated: false, failure: null, offline: false }
}

const rowsFrom = (offset: number, limit: number) =>
  Array.from({ length: limit }, (_, row) => listedDevice(offset + row + 1))

type GridProps = { list: ListedDevices; view?: string; asked?: Asked; sought?: ExternalStore<string | null> }
type Asked = Partial<Record<'open' | 'value' | 'sort' | 'copy', (...args: unknown[]) => void>>

const noneSought = createExternalStore<string | null>(null)

function Grid({ list, view, asked = {}, sought = noneSought }: GridProps) {
  const selection = useSelection('')
  const [shown, setShown] = useState(USUAL_COLUMNS)
  const [widths, setWidths] = useState<Widths>({})
  return (
    <>
      <DeviceGrid
        listed={list}
        view={view ?? list.view}
        sought={sought}
        isSettled
        sort={DEFAULT_SORT}
        onSort={(sort: DeviceSort) => asked.sort?.(sort)}
        shown={shown}
        onMoveColumn={(id, to) => setShown(moveColumn(shown, id, to))}
        onWidth={(id, width) => setWidths(width === null ? {} : { ...widths, [id]: width })}
        preferences={{ ...toTablePreferences(undefined), widths }}
        selection={selection}
        onOpen={asked.open ?? (() => {})}
        onValue={asked.value ?? (() => {})}
        onCopySelected={asked.copy ?? (() => {})}
      />
      <output>
        {countSelected(selection.selection, list.total)} {[...selection.selection.marked.keys()].join(' ')}
      </output>
    </>
  )
}

function Page({ children, list }: { children: ReactNode; list?: ListedDevices }) {
  const [client] = useState(() => {
    const client = new QueryClient()
    if (list) client.setQueryData(inventoryKeys.block(list.view, 0), list.first)
    return client
  })
  return (
    <QueryClientProvider client={client}>
      <FormattingProvider locale="en" now={NOW}>
        {children}
      </FormattingProvider>
    </QueryClientProvider>
  )
}

const show = (list: ListedDevices, asked?: Asked) =>
  render(<Grid list={list} {...(asked && { asked })} />, { wrapper: Page })
const selected = () => screen.getByRole('status').textContent

beforeEach(() => {
  // A DOM without layout has no heights, and a virtualiser shows nothing in no space.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800)
  // The network's edge: the inventory, which has every row.
  vi.stubGlobal('fetch', async (path: string) => {
    const query = new URL(path, 'http://localhost').searchParams
    const devices = rowsFrom(Number(query.get('offset')), Number(query.get('limit')))
    return Response.json({ devices, total: 21_829, nextCursor: null, snapshot: SNAPSHOT })
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  window.history.replaceState(null, '')
})

it('has rows in the very first HTML, and room for all the others', () => {
  const html = renderToString(
    <Page>
      <Grid list={listed(21_829)} />
    </Page>,
  )
  expect(html).toContain('MMD-20')
  expect(html).toContain('aria-rowcount="21830"')
})

it('tells where each row and cell stands among all of them', () => {
  show(listed(5))
  expect(screen.getByRole('grid', { name: 'Devices' }).getAttribute('aria-colcount')).toBe(
    String(USUAL_COLUMNS.length + 1),
  )
  const row = screen.getByRole('link', { name: 'MMD-3' }).closest('[role=row]')
  expect(row?.getAttribute('aria-rowindex')).toBe('4')
})

it('shows a device that was never set up by its serial number, with a link to its page', () => {
  show(listed(1, { name: '', assignedUser: null, userUpn: null, userEmail: null, serialNumber: 'SN7' }))
  const link = screen.getByRole('link', { name: /Not set up\s*SN7/ })
  expect(link.getAttribute('href')).toBe('/devices/id-1?find=SN7')
})

it('says in words why a device needs somebody', () => {
  show(listed(1, { attention: ['non-compliant', 'aging'] }))
  const cell = screen.getByRole('gridcell', { name: /Not compliant/ })
  expect(within(cell).getByRole('img', { name: 'Old hardware' })).toBeTruthy()
  expect(cell.dataset.tip).toBe('Not compliant, Old hardware')
})

it('is walked and chosen from by keyboard', async () => {
  const person = userEvent.setup()
  show(listed(5))
  await person.click(screen.getByRole('checkbox', { name: 'Select MMD-1' }))
  await person.click(screen.getByRole('checkbox', { name: 'Select MMD-1' }))
  document.querySelector<HTMLElement>('[data-rows] [tabindex="0"]')?.focus()
  await person.keyboard('{ArrowDown} {Shift>}{ArrowDown}{/Shift}')
  expect(selected()).toBe('2 id-2 id-3')
  expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('4')
})

it('opens the device from its row, and the menu of a value from its cell', async () => {
  const person = userEvent.setup()
  const asked = { open: vi.fn(), value: vi.fn() }
  show(listed(5), asked)
  document.querySelector<HTMLElement>('[data-rows] [tabindex="0"]')?.focus()
  await person.keyboard('{Enter}')
  expect(asked.open).toHaveBeenCalledWith(expect.objectContaining({ id: 'id-1' }))
  await person.keyboard('{ArrowRight}{ArrowRight}{Enter}')
  expect(asked.value).toHaveBeenCalledWith(
    expect.anything(),
    expect.objectContaining({ id: 'id-1' }),
    expect.objectContaining({ id: 'attention' }),
  )
})

it('chooses a range with Shift and the mouse', async () => {
  const person = userEvent.setup()
  show(listed(6))
  await person.click(screen.getByRole('checkbox', { name: 'Select MMD-2' }))
  await person.keyboard('{Shift>}')
  await person.click(screen.getByRole('checkbox', { name: 'Select MMD-4' }))
  await person.keyboard('{/Shift}')
  expect(selected()).toBe('3 id-2 id-3 id-4')
})

it('chooses all that match at once, also those that were never read', async () => {
  const person = userEvent.setup()
  show(listed(21_829))
  await person.click(screen.getByRole('checkbox', { name: 'Select all 21,829 devices that match' }))
  await person.click(screen.getByRole('checkbox', { name: 'Select MMD-2' }))
  expect(selected()).toBe('21828 id-2')
})

it('reads rows where the keyboard leads, and not those on the way', async () => {
  const person = userEvent.setup()
  const asked = vi.spyOn(globalThis, 'fetch')
  show(listed(21_829))
  document.querySelector<HTMLElement>('[data-rows] [tabindex="0"]')?.focus()
  await person.keyboard('{End}')
  expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('21830')
  expect(asked.mock.calls.every(([path]) => !String(path).includes('offset=5000'))).toBe(true)
})

it('sorts by a heading, and the other way by the same again; what holds several values sorts nothing', async () => {
  const person = userEvent.setup()
  const asked = { sort: vi.fn() }
  show(listed(3), asked)
  expect(screen.getByRole('columnheader', { name: /^Name/ }).getAttribute('aria-sort')).toBe('ascending')
  await person.click(screen.getByRole('button', { name: 'Name' }))
  await person.click(screen.getByRole('button', { name: 'Ring' }))
  await person.click(screen.getByRole('button', { name: 'Attention' }))
  expect(asked.sort.mock.calls).toEqual([[{ field: 'name', descending: true }], [{ field: 'ring', descending: false }]])
})

it('moves a column with Shift and the arrows, and takes the keyboard along', async () => {
  const person = userEvent.setup()
  show(listed(3))
  screen.getByRole('button', { name: 'Ring' }).focus()
  await person.keyboard('{Shift>}{ArrowLeft}{/Shift}')
  const order = screen.getAllByRole('columnheader').map(heading => heading.dataset.heading)
  expect(order.indexOf('ring')).toBe(USUAL_COLUMNS.indexOf('ring'))
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Ring'))
})

it('widens a column from its edge by keyboard', async () => {
  const person = userEvent.setup()
  show(listed(3))
  screen.getByRole('separator', { name: 'Width of Ring' }).focus()
  await person.keyboard('{Home}')
  expect(screen.getByRole('grid').style.getPropertyValue('--tracks')).toContain(' 56px')
})

it('shows what is known of a search at once, as not yet answered, and the listed rows where it is known no more', () => {
  const all = listed(21_829)
  const devices = all.first.devices.map((device, at) => (at % 2 ? { ...device, assignedUser: 'Grace Hopper' } : device))
  const list = { ...all, first: { ...all.first, devices } }
  const sought = createExternalStore<string | null>(null)
  const { rerender } = render(
    <Page list={list}>
      <Grid list={list} sought={sought} />
    </Page>,
  )
  const names = () => screen.getAllByRole('link').map(link => link.textContent)
  const marked = () => document.querySelector('[data-rows] mark')?.textContent
  const before = names()

  act(() => sought.write('search=hopper'))
  expect(names().slice(0, 3)).toEqual(['MMD-2', 'MMD-4', 'MMD-6'])
  expect(marked()).toBe('Hopper')
  expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('true')

  act(() => sought.write('search=mmd-17+hopper'))
  expect([names(), marked()]).toEqual([before, undefined])
  act(() => sought.write(null))
  expect(screen.getByRole('grid').getAttribute('aria-busy')).toBeNull()

  // Whoever ends the typing before the answer is there goes on seeing them.
  rerender(
    <Page list={list}>
      <Grid list={{ ...list, outdated: true }} view="search=hopper" sought={sought} />
    </Page>,
  )
  expect(names()[0]).toBe('MMD-2')
})
