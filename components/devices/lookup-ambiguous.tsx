import Link from 'next/link'
import { devicePath } from '@/lib/domain/device-links'
import { deviceTitle } from '@/lib/domain/device-wording'
import type { LookupDevice } from '@/lib/domain/inventory'

/** Identifiers that fit several devices, each with them: names are not unique, and a person may have more than one. */
export function LookupAmbiguous({
  found,
  devices,
}: {
  found: { identifier: string; ids: string[] }[]
  devices: LookupDevice[]
}) {
  const byId = new Map(devices.map(device => [device.id, device]))
  return (
    <ul className="max-h-[44vh] divide-y divide-line overflow-y-auto rounded border border-line bg-surface px-3 text-sm">
      {found.map(({ identifier, ids }) => (
        <li key={identifier} className="py-2">
          <p className="break-all font-mono text-xs">{identifier}</p>
          <ul className="mt-1 grid gap-x-6 gap-y-0.5 sheet:grid-cols-2">
            {ids
              .flatMap(id => byId.get(id) ?? [])
              .map(device => (
                <li key={device.id} className="min-w-0 truncate">
                  <Link href={devicePath(device)} prefetch={false} className="rounded-sm font-medium hover:underline">
                    {deviceTitle(device)}
                  </Link>
                  <span className="ml-2 text-ink-muted text-xs">
                    {[device.name && device.serialNumber, device.assignedUser].filter(Boolean).join(' · ')}
                  </span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
