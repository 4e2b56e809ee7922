import { toNumberText } from './formats'

/** How a page that is made on the server writes numbers and days for a person. */
export type Texts = {
  number: (value: number) => string
  /** With its sign: "+12". */
  change: (value: number) => string
  /** Of a change of a share: "+2.5 points". */
  points: (share: number) => string
  /** Of a share from 0 to 1: "97.3%". */
  percent: (share: number) => string
  /** As above with one digit after the point always, for numbers that stand in a column. */
  percentInColumn: (share: number) => string
  /** Of a day in UTC, `2026-11-27`: "27 Nov". */
  day: (day: string) => string
  /** As above with its year. */
  date: (day: string) => string
  /** Of a month, `2026-11`: "November 2026". */
  month: (month: string) => string
}

/** @param locale the person's own */
export function createTexts(locale: string): Texts {
  const dayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const monthFormat = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const dateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return {
    number: value => toNumberText(value, locale),
    change: value => toNumberText(value, locale, { signDisplay: 'exceptZero' }),
    points: share =>
      `${toNumberText(share * 100, locale, { signDisplay: 'exceptZero', maximumFractionDigits: 1 })} points`,
    percent: share => toNumberText(toShownShare(share), locale, { style: 'percent', maximumFractionDigits: 1 }),
    percentInColumn: share =>
      toNumberText(toShownShare(share), locale, {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }),
    day: day => dayFormat.format(Date.parse(day)),
    date: day => dateFormat.format(Date.parse(day)),
    month: month => monthFormat.format(Date.parse(`${month}-01`)),
  }
}

/** Nearly all is not all, and hardly any is not none: only those read as 100% and 0%. */
function toShownShare(share: number): number {
  if (share > 0.999 && share < 1) return 0.999
  return share > 0 && share < 0.001 ? 0.001 : share
}
