/** How old hardware is, in whole years; `unknown` where the service does not say. */
export const HARDWARE_AGES = ['under-1', '1-to-2', '2-to-3', '3-to-4', '4-to-5', 'over-5', 'unknown'] as const
export type HardwareAge = (typeof HARDWARE_AGES)[number]

export const HARDWARE_AGE_LABELS: Record<HardwareAge, string> = {
  'under-1': 'Under 1 year',
  '1-to-2': '1 to 2 years',
  '2-to-3': '2 to 3 years',
  '3-to-4': '3 to 4 years',
  '4-to-5': '4 to 5 years',
  'over-5': '5 years and more',
  unknown: 'Not reported',
}

const OLDEST = HARDWARE_AGES.indexOf('over-5')
const UNKNOWN = HARDWARE_AGES.indexOf('unknown')

/** The number, among HARDWARE_AGES, of an age in months; NaN for one that is not known. */
export function hardwareAgeCode(months: number): number {
  return Number.isNaN(months) ? UNKNOWN : Math.min(OLDEST, Math.max(0, Math.floor(months / 12)))
}
