'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { Dash } from '@/components/ui/cell-text'
import { useNumberText } from '@/components/ui/number'
import { RelativeTime } from '@/components/ui/relative-time'
import { Truncate } from '@/components/ui/truncate'
import { RingMark } from '@/components/update-ring/ring-mark'
import { devicePath } from '@/lib/domain/device-links'
import { NOT_SET_UP } from '@/lib/domain/device-wording'
import { byLastSync, type Person, type PersonDevice, personDeviceSearchPath } from '@/lib/domain/person'
import { type DeviceAddress, personDevicesQuery } from '@/lib/queries/people'

/** A person's devices, the one that synced last first. */
export function PersonDevices({ person }: { person: Person }) {
  const number = useNumberText()
  const { upn } = person
  const devices = byLastSync(person.devices)
  // The service tells no device id with a person. Until it is known, or without it, a link leads to the list searched.
  const { data: addresses } = useQuery({ ...personDevicesQuery(upn), enabled: devices.length > 0 })
  return (
    <Card title="Devices" aside={<span className="text-ink-muted text-sm">{number(devices.length)}</span>}>
      {devices.length === 0 ? (
        <p className="py-3 text-ink-muted text-sm">
          The service lists no device under this person. A device appears here once it is enrolled with their account.
        </p>
      ) : (
        <table className="w-full table-fixed text-left text-sm">
          <thead className="text-ink-muted text-xs">
            <tr className="h-8">
              <th className="font-medium">Name</th>
              <th className="w-1/5 font-medium max-sheet:hidden">Serial number</th>
              <th className="w-1/4 font-medium max-sheet:hidden">Model</th>
              <th className="w-28 font-medium max-sheet:w-20">Ring</th>
              <th className="w-32 font-medium max-sheet:w-26">Last sync</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-line border-t">
            {devices.map((device, place) => (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: not even serial numbers are sure to be there or to differ
                key={place}
                className="h-9 align-middle"
              >
                <td className="py-1.5 pr-4">
                  <Link
                    href={pathOf(device, addresses)}
                    prefetch={false}
                    className="rounded-sm font-medium text-accent hover:underline"
                  >
                    <span className="break-words">{device.name || `${NOT_SET_UP} ${device.serialNumber}`}</span>
                  </Link>
                  <span className="block truncate text-ink-muted text-xs sheet:hidden">{device.model}</span>
                </td>
                <td className="py-1.5 pr-4 max-sheet:hidden">
                  {device.serialNumber ? (
                    <Truncate text={device.serialNumber} at="middle" className="font-mono text-xs" />
                  ) : (
                    <Dash />
                  )}
                </td>
                <td className="py-1.5 pr-4 text-ink-muted max-sheet:hidden">
                  {device.model ? <Truncate text={device.model} /> : <Dash />}
                </td>
                <td className="py-1.5 pr-2">
                  <RingMark ring={device.ring} className="max-w-full" />
                </td>
                <td className="py-1.5">
                  <RelativeTime iso={device.lastSyncAt} focusable />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

/** The device's own page where exactly one device is this one; names and serial numbers alone may be shared. */
function pathOf(device: PersonDevice, addresses: DeviceAddress[] | undefined): string {
  const found = addresses?.filter(
    ({ name, serialNumber }) => name === device.name && serialNumber === device.serialNumber,
  )
  const [only, other] = found ?? []
  return only && !other ? devicePath(only) : personDeviceSearchPath(device)
}
