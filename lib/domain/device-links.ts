import type { Device } from './device'
import { type DeviceFacet, type DeviceFilters, EVERY_DEVICE, NONE, toDeviceParams } from './device-query'

/** The console's own page of a device. `find` lets the server find its list row, by which alone a nameless device is known. */
export function devicePath(device: Pick<Device, 'id' | 'name' | 'serialNumber'>): string {
  const find = device.serialNumber || device.name
  return `/devices/${encodeURIComponent(device.id)}${find ? `?find=${encodeURIComponent(find)}` : ''}`
}

/** The list searched for a text. */
export function searchPath(search: string): string {
  return search ? `/devices?search=${encodeURIComponent(search)}` : '/devices'
}

/** The list of the devices that have one value in common; `null` for those that have none. */
export function filterPath(facet: DeviceFacet, value: string | null): string {
  return filtersPath({ [facet]: [value || NONE] })
}

/** The list narrowed by some filters. */
export function filtersPath(filters: DeviceFilters): string {
  const params = toDeviceParams({ ...EVERY_DEVICE, filters }).toString()
  return params ? `/devices?${params}` : '/devices'
}

/** The device in the Intune admin center, which not every device is known to. */
export function intuneUrl(device: Pick<Device, 'intuneId'>): string | null {
  if (!device.intuneId) return null
  return `https://intune.microsoft.com/#view/Microsoft_Intune_Devices/DeviceSettingsMenuBlade/~/overview/mdmDeviceId/${encodeURIComponent(device.intuneId)}`
}

/** The device in the Entra admin center. */
export function entraUrl(device: Pick<Device, 'id'>): string {
  return `https://entra.microsoft.com/#view/Microsoft_AAD_Devices/DeviceDetailsMenuBlade/~/Properties/deviceId/${encodeURIComponent(device.id)}`
}
