/**
 * Words are English like the rest of the console, so relative times are too; numbers and dates follow the person's
 * locale. Building an Intl formatter costs about a hundred times as much as using one, hence the caches.
 */
const relative = {
  long: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }),
  /** "5 min. ago" and "1 mo. ago", for columns. */
  short: new Intl.RelativeTimeFormat('en', { style: 'short' }),
}

const steps = [
  { unit: 'second', ms: 1000, below: 60 },
  { unit: 'minute', ms: 60_000, below: 60 },
  { unit: 'hour', ms: 3_600_000, below: 24 },
  { unit: 'day', ms: 86_400_000, below: 30 },
  { unit: 'month', ms: 2_629_800_000, below: 12 },
  { unit: 'year', ms: 31_557_600_000, below: Number.POSITIVE_INFINITY },
] as const

/** "3 days ago"; within 45 seconds either way, "just now". `at` and `now` in milliseconds. */
export function toRelativeTime(at: number, now: number, style: keyof typeof relative = 'long'): string {
  const distance = at - now
  if (Math.abs(distance) < 45_000) return 'just now'
  for (const { unit, ms, below } of steps) {
    const amount = Math.round(distance / ms)
    if (Math.abs(amount) < below) return relative[style].format(amount, unit)
  }
  return ''
}

const dateTimeFormats = new Map<string, Intl.DateTimeFormat>()

/** What of a time is written, where it is not all of it. */
const TIME_PARTS = {
  /** "27 Nov 2026" */
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  /** "Friday 27 November 2026" */
  day: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  /** "14:05" */
  clock: { hour: '2-digit', minute: '2-digit' },
  minute: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  exact: {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A time in milliseconds as it is in a zone. */
export function toTimeText(at: number, locale: string, timeZone: string, parts: keyof typeof TIME_PARTS): string {
  const key = `${locale} ${timeZone} ${parts}`
  let format = dateTimeFormats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...TIME_PARTS[parts], timeZone })
    dateTimeFormats.set(key, format)
  }
  return format.format(at)
}

/** The exact time with its zone. */
export function toExactTime(at: number, locale: string, timeZone: string): string {
  return toTimeText(at, locale, timeZone, 'exact')
}

const numberFormats = new Map<string, Intl.NumberFormat>()

export function toNumberText(value: number, locale: string, options: Intl.NumberFormatOptions = {}): string {
  const key = `${locale} ${JSON.stringify(options)}`
  let format = numberFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, options)
    numberFormats.set(key, format)
  }
  return format.format(value)
}
