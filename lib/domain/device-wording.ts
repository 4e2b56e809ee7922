import type { Device } from './device'
import { toWindowsVersion } from './windows'

/** What stands in the place of the name of a device that was registered and never set up. */
export const NOT_SET_UP = 'Not set up'

/** "Windows 11 24H2" and "26100.4061"; the version as it came where it is not one we can read. */
export function windowsWording(device: Pick<Device, 'osRelease' | 'osVersion'>): {
  release: string | null
  build: string | null
} {
  const version = toWindowsVersion(device.osVersion)
  if (!version) return { release: device.osVersion, build: null }
  return { release: device.osRelease, build: `${version.build}.${version.revision}` }
}

/** An age in months as people say it: "8 months", "2 years 3 months"; the service sends fractions of months. */
export function ageWording(months: number): string {
  const whole = Math.floor(months)
  if (whole < 1) return 'Under a month'
  const years = Math.floor(whole / 12)
  const rest = whole % 12
  return [years && count(years, 'year'), rest && count(rest, 'month')].filter(Boolean).join(' ')
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}

/** What a person reads as the device's name: its name, else its serial number, else its id. */
export function deviceTitle(device: Pick<Device, 'id' | 'name' | 'serialNumber'>): string {
  return device.name || device.serialNumber || device.id
}
