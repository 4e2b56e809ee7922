import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { FormattingProvider } from '@/components/formatting/formatting-provider'
import { GroupList } from '@/components/groups/group-list'
import { PersonDevices } from '@/components/people/person-devices'
import { type DeviceAddress, personDevicesQuery } from '@/lib/queries/people'
import { person, personDevice } from './staff'

/** A part of the page with the addresses of devices that the service has told, if it has. */
function show(part: ReactNode, addresses?: DeviceAddress[]) {
  const client = new QueryClient()
  if (addresses) client.setQueryData(personDevicesQuery(person(1).upn).queryKey, addresses)
  render(
    <QueryClientProvider client={client}>
      <FormattingProvider locale="en" now={Date.parse('2026-11-22T12:00:00Z')}>
        {part}
      </FormattingProvider>
    </QueryClientProvider>,
  )
}

const linkOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href')

afterEach(() => vi.unstubAllGlobals())

it("leads to a device's own page once its id is known", () => {
  show(<PersonDevices person={person(1)} />, [
    { id: 'id-9', name: 'MMD-9', serialNumber: 'SN9' },
    { id: 'id-1', name: 'MMD-1', serialNumber: 'SN1' },
  ])
  expect(linkOf('MMD-1')).toBe('/devices/id-1?find=SN1')
})

it('leads to the search where two devices share name and serial number, or none is this one', () => {
  const devices = [personDevice(1), personDevice(2)]
  const twin = { name: 'MMD-1', serialNumber: 'SN1' }
  show(<PersonDevices person={person(1, { devices })} />, [
    { id: 'id-1', ...twin },
    { id: 'id-3', ...twin },
  ])
  expect([linkOf('MMD-1'), linkOf('MMD-2')]).toEqual(['/devices?search=SN1', '/devices?search=SN2'])
})

it('leads to the search while the devices cannot be asked for', async () => {
  const fetch = vi.fn(() => Promise.resolve(new Response('', { status: 500 })))
  vi.stubGlobal('fetch', fetch)
  show(<PersonDevices person={person(1)} />)
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled())
  expect(linkOf('MMD-1')).toBe('/devices?search=SN1')
})

it('says so where a person has no devices and asks for none', () => {
  const fetch = vi.fn()
  vi.stubGlobal('fetch', fetch)
  show(<PersonDevices person={person(1, { devices: [] })} />)
  expect(screen.getByText(/lists no device under this person/)).toBeDefined()
  expect(fetch).not.toHaveBeenCalled()
})

it('shows the groups, how many members they have only where that is told', () => {
  const group = { id: 'g1', displayName: 'All Employees', description: 'Everybody', countMembers: null }
  show(<GroupList of="person" groups={[group]} />)
  expect(screen.getByRole('cell', { name: 'All Employees' })).toBeDefined()
  expect(screen.queryByRole('columnheader', { name: 'Members' })).toBeNull()
  show(<GroupList of="person" groups={[{ ...group, countMembers: 18_974 }]} />)
  expect(screen.getByRole('cell', { name: '18,974' })).toBeDefined()
})

it('says so where a person is in no group', () => {
  show(<GroupList of="person" groups={[]} />)
  expect(screen.getByText('The service reports no group for this person.')).toBeDefined()
})
