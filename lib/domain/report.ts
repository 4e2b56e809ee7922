import type { FleetDay } from './fleet-day'

/** How many days back a report may look. */
export const REPORT_SPANS = [30, 90, 365] as const
export type ReportSpan = (typeof REPORT_SPANS)[number]

/** What a report is about: so many days, and one ring or (`null`) all. */
export type ReportView = { days: ReportSpan; ring: string | null }

export const DEFAULT_SPAN: ReportSpan = 90

/** Reads the view of the reports from an address; what it does not know is as if it were not there. */
export function parseReportView(params: URLSearchParams): ReportView {
  const days = REPORT_SPANS.find(span => String(span) === params.get('days'))
  return { days: days ?? DEFAULT_SPAN, ring: params.get('ring') || null }
}

export function reportPath({ days, ring }: ReportView): string {
  const params = new URLSearchParams()
  if (days !== DEFAULT_SPAN) params.set('days', String(days))
  if (ring) params.set('ring', ring)
  return params.size > 0 ? `/reports?${params}` : '/reports'
}

/** A month of a report, `2026-11`, with its first and last day; `null` for anything else. */
export type Month = { name: string; first: string; last: string }

export function toMonth(text: string): Month | null {
  const parts = text.match(/^(20\d\d)-(0[1-9]|1[0-2])$/)
  if (!parts) return null
  const [year, month] = [Number(parts[1]), Number(parts[2])]
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return { name: text, first: `${text}-01`, last }
}

/** The months that some days lie in, newest first. */
export function monthsOf(days: readonly Pick<FleetDay, 'day'>[]): string[] {
  return [...new Set(days.map(({ day }) => day.slice(0, 7)))].reverse()
}
