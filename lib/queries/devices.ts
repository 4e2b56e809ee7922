import { queryOptions } from '@tanstack/react-query'
import type { DeviceDetails } from '@/lib/domain/device'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireDevice } from '@/lib/mmd/wire/device'
import { toDevice, toDeviceDetails } from '@/lib/mmd/wire/to-device'
import { fetchJson } from './fetcher'
import { FIRST_BATCH, pagePath } from './paging'
import { retryRead } from './retry-read'

const MINUTE = 60_000

export const deviceKeys = {
  all: ['devices'] as const,
  first: ['devices', 'first'] as const,
  details: (name: string) => ['devices', 'details', name] as const,
}

/** The first devices as the service lists them now: something to look at while the fleet is read for the first time. */
export function firstDevicesQuery() {
  return queryOptions({
    queryKey: deviceKeys.first,
    queryFn: async ({ signal }) => {
      const page = await fetchJson(`/api/mmd/${pagePath('devices', '', FIRST_BATCH)}`, { signal })
      // The console's own API has checked every row against its schema.
      return (page as Page<WireDevice>).value.map(toDevice)
    },
    retry: retryRead,
  })
}

/** One device with its groups and configurations. A device without a name cannot be asked for. */
export function deviceDetailsQuery(name: string) {
  return queryOptions({
    queryKey: deviceKeys.details(name),
    queryFn: async ({ signal }): Promise<DeviceDetails> => {
      const wire = await fetchJson(`/api/mmd/devices/${encodeURIComponent(name)}`, { signal })
      // As above: checked where it entered the console.
      return toDeviceDetails(wire as WireDevice)
    },
    enabled: name !== '',
    staleTime: MINUTE,
    retry: retryRead,
  })
}
