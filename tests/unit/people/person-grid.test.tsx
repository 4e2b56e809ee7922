import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FormattingProvider } from '@/components/formatting/formatting-provider'
import { PersonGrid } from '@/components/people/person-grid'
import { listenToKeys } from '@/components/shell/keyboard/listen-to-keys'
import type { LoadedRows } from '@/components/ui/use-endless-list'
import type { Person } from '@/lib/domain/person'
import { person, personDevice } from './staff'

const NOW = Date.parse('2026-11-22T12:00:00Z')

function loaded(rows: Person[], changes: Partial<LoadedRows<Person>> = {}): LoadedRows<Person> {
  return {
    rows,
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

function Grid({
  list,
  search = '',
  onOpen = () => {},
  onReadOn = () => {},
}: {
  list: LoadedRows<Person>
  search?: string
  onOpen?: (person: Person) => void
  onReadOn?: () => void
}) {
  return (
    <FormattingProvider locale="en" now={NOW}>
      <PersonGrid list={list} search={search} onOpen={onOpen} onReadOn={onReadOn} />
    </FormattingProvider>
  )
}

const staff = (size: number) => Array.from({ length: size }, (_, number) => person(number + 1))
const rowOf = (name: string) => screen.getByRole('link', { name }).closest<HTMLElement>('[role=row]') as HTMLElement

let stopKeys = () => {}

// A DOM without layout has no heights, and a virtualiser shows nothing in no space.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800)
  stopKeys = listenToKeys()
})

afterEach(() => {
  stopKeys()
  window.history.replaceState(null, '')
})

it('has rows in the very first HTML', () => {
  const html = renderToString(<Grid list={loaded(staff(100), { complete: false })} />)
  expect(html).toContain('person20@contoso.example')
  expect(html).toContain('aria-rowcount="-1"')
})

it('shows only the rows in sight of a long list', () => {
  render(<Grid list={loaded(staff(20_000))} />)
  expect(screen.getAllByRole('row').length).toBeLessThan(80)
  expect(screen.getByRole('grid', { name: 'People' }).getAttribute('aria-rowcount')).toBe('20001')
})

it('tells of each person the name, UPN, mail, number of devices, and of each device name, ring and last sync', () => {
  // The page's clock goes by the real one.
  const lastSyncAt = new Date(Date.now() - 2 * 86_400_000).toISOString()
  const devices = [personDevice(1, { ring: 'Fast', lastSyncAt }), personDevice(2, { ring: 'Test', lastSyncAt: null })]
  render(<Grid list={loaded([person(1, { email: 'ada@mail.example', devices })])} />)
  const row = rowOf('Person 1')
  const cells = within(row)
    .getAllByRole('gridcell')
    .map(cell => cell.textContent)
  expect(cells.slice(0, 4)).toEqual(['Person 1', 'person1@contoso.example', 'ada@mail.example', '2'])
  const lines = within(row).getAllByRole('listitem')
  expect(lines[0]?.textContent).toMatch(/MMD-1.*Fast.*2 days ago/)
  expect(lines[1]?.textContent).toMatch(/MMD-2.*Test.*Never/)
})

it('leads from the name to the person and from a device to the devices of its serial number', () => {
  render(<Grid list={loaded([person(1, { upn: "o'brien#EXT#@contoso.example" })])} />)
  expect(screen.getByRole('link', { name: 'Person 1' }).getAttribute('href')).toBe(
    "/users/o'brien%23EXT%23%40contoso.example",
  )
  expect(screen.getByRole('link', { name: 'MMD-1' }).getAttribute('href')).toBe('/devices?search=SN1')
})

it('shows a device that was never set up by its serial number', () => {
  render(<Grid list={loaded([person(1, { devices: [personDevice(7, { name: '' })] })])} />)
  expect(screen.getByRole('link', { name: /Not set up\s*SN7/ })).toBeDefined()
})

it('says so where a person has no device', () => {
  render(<Grid list={loaded([person(1, { devices: [] })])} />)
  expect(within(rowOf('Person 1')).getByText('No device')).toBeDefined()
})

it('leads to the person where they have more devices than a row has room for', () => {
  const devices = Array.from({ length: 12 }, (_, number) => personDevice(number))
  render(<Grid list={loaded([person(1, { devices })])} />)
  const more = screen.getByRole('link', { name: '9 more devices' })
  expect(more.getAttribute('href')).toBe('/users/person1%40contoso.example')
})

it('gives a row with more devices more room, and the rows below it their place', () => {
  const people = [person(1, { devices: [1, 2, 3].map(number => personDevice(number)) }), person(2)]
  render(<Grid list={loaded(people)} />)
  expect(rowOf('Person 1').style.getPropertyValue('--lines')).toBe('2')
  expect(rowOf('Person 2').style.getPropertyValue('--lines-above')).toBe('2')
})

it('marks what was searched for, also in a serial number that is not shown otherwise', () => {
  const { container } = render(<Grid list={loaded([person(1), person(2)])} search="SN2" />)
  expect([...container.querySelectorAll('mark')].map(mark => mark.textContent)).toEqual(['SN2'])
})

it('is walked with j and k and opened with Enter', async () => {
  const user = userEvent.setup()
  const onOpen = vi.fn()
  render(<Grid list={loaded(staff(5))} onOpen={onOpen} />)
  await user.keyboard('jjk')
  expect(document.activeElement).toBe(rowOf('Person 2'))
  await user.keyboard('{Enter}')
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'Person 2' }))
})

it('opens the first person with Enter before anybody was walked to', async () => {
  const user = userEvent.setup()
  const onOpen = vi.fn()
  render(<Grid list={loaded(staff(5))} onOpen={onOpen} />)
  await user.keyboard('{Enter}')
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'Person 1' }))
})

it('is one stop for the Tab key; the devices of the row follow, and Enter on one is not for the person', async () => {
  const user = userEvent.setup()
  const onOpen = vi.fn()
  render(<Grid list={loaded(staff(5))} onOpen={onOpen} />)
  await user.tab()
  expect(document.activeElement).toBe(rowOf('Person 1'))
  await user.keyboard('{ArrowDown}')
  await user.tab()
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'MMD-2' }))
  document.activeElement?.addEventListener('click', event => event.preventDefault())
  await user.keyboard('{Enter}')
  expect(onOpen).not.toHaveBeenCalled()
  await user.tab()
  expect(screen.getByRole('grid').contains(document.activeElement)).toBe(false)
})

it('keeps its rows and offers another try when more of them do not come', async () => {
  const user = userEvent.setup()
  const onReadOn = vi.fn()
  const problem = { type: '', title: 'The service is busy', status: 503, detail: '', code: 'x', requestId: '' }
  const more = { kind: 'failed' as const, failure: { problem, retryAfter: null } }
  render(<Grid list={loaded(staff(3), { complete: false, more })} onReadOn={onReadOn} />)
  expect(screen.getByRole('link', { name: 'Person 3' })).toBeDefined()
  expect(onReadOn).not.toHaveBeenCalled()
  await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Try again' }))
  expect(onReadOn).toHaveBeenCalledOnce()
})

it('asks for more only while there is more', () => {
  const onReadOn = vi.fn()
  render(<Grid list={loaded(staff(3))} onReadOn={onReadOn} />)
  expect(onReadOn).not.toHaveBeenCalled()
  render(<Grid list={loaded(staff(3), { complete: false })} onReadOn={onReadOn} />)
  expect(onReadOn).toHaveBeenCalled()
})
