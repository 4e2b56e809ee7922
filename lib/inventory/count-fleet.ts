import { ATTENTION_CODES, ATTENTION_RULES, type AttentionSeverity } from '@/lib/domain/attention'
import { COUNTED_FACETS, type Dimension, type FleetCounts, type RingCounts, SEVERITIES } from '@/lib/domain/fleet-day'
import type { Fleet } from './fleet'
import { columnOf } from './match'
import { bitsOf, type Moment } from './moment'
import { inTurns } from './turns'
import type { WordColumn } from './word-column'

const counted = new WeakMap<Moment, Promise<RingCounts>>()

/**
 * Counts a fleet as it stands at a minute, ring by ring and by every dimension, with turns for others; once for each minute
 * that is asked for.
 */
export function countFleet(fleet: Fleet, moment: Moment): Promise<RingCounts> {
  const known = counted.get(moment) ?? inTurns(count(fleet, moment))
  counted.set(moment, known)
  return known
}

function* count(fleet: Fleet, moment: Moment): Generator<void, RingCounts> {
  const { ring } = fleet.words
  const columns: [Dimension, Column][] = [
    ...COUNTED_FACETS.map((facet): [Dimension, Column] => [facet, columnOf(fleet, moment, facet)]),
    ['severity', { words: SEVERITIES, codes: severitiesOf(moment) }],
  ]
  const tables: { dimension: Dimension; byRing: Record<string, number>[] }[] = []
  for (const [dimension, column] of columns) {
    tables.push({ dimension, byRing: tabulate(ring, column) })
    yield
  }
  const reasons = tabulateReasons(ring, moment)
  const totals = tabulate(ring, { words: ['all'], codes: new Uint8Array(ring.codes.length) })
  const rings = ring.words.map((name, code): [string, FleetCounts] => {
    const dimensions = tables.map(({ dimension, byRing }) => [dimension, byRing[code]])
    return [
      name ?? '',
      {
        total: totals[code]?.all ?? 0,
        attention: reasons[code] ?? {},
        // fromEntries forgets the keys it was given.
        ...(Object.fromEntries(dimensions) as Record<Exclude<Dimension, 'attention'>, Record<string, number>>),
      },
    ]
  })
  return Object.fromEntries(rings.filter(([, { total }]) => total > 0))
}

type Column = { words: readonly string[]; codes: Uint8Array | Uint32Array }

/** For each ring how many devices have each word; words that none has are left out. */
function tabulate(ring: WordColumn, { words, codes }: Column): Record<string, number>[] {
  const counts = new Uint32Array(ring.words.length * words.length)
  for (let place = 0; place < codes.length; place += 1) {
    const cell = (ring.codes[place] ?? 0) * words.length + (codes[place] ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return ring.words.map((_, code) => toRecord(words, counts.subarray(code * words.length, (code + 1) * words.length)))
}

/** As above of the reasons for attention, of which a device may have several. */
function tabulateReasons(ring: WordColumn, { attention }: Moment): Record<string, number>[] {
  const reasons = ATTENTION_CODES.length
  const counts = new Uint32Array(ring.words.length * reasons)
  for (let place = 0; place < attention.length; place += 1) {
    const row = (ring.codes[place] ?? 0) * reasons
    for (let bits = attention[place] ?? 0; bits !== 0; bits &= bits - 1) {
      const cell = row + 31 - Math.clz32(bits & -bits)
      counts[cell] = (counts[cell] ?? 0) + 1
    }
  }
  return ring.words.map((_, code) => toRecord(ATTENTION_CODES, counts.subarray(code * reasons, (code + 1) * reasons)))
}

function toRecord(words: readonly string[], counts: Uint32Array): Record<string, number> {
  return Object.fromEntries(
    words.map((word, code) => [word, counts[code] ?? 0] as const).filter(([, some]) => some > 0),
  )
}

/** The number, among SEVERITIES, of each device's gravest reason. */
function severitiesOf({ attention }: Moment): Uint8Array {
  const [critical, warning, info] = (['critical', 'warning', 'info'] as const).map(severity =>
    bitsOf(codesOf(severity)),
  )
  const severityOf = (bits: number) => {
    if (bits & (critical ?? 0)) return 0
    if (bits & (warning ?? 0)) return 1
    return bits & (info ?? 0) ? 2 : 3
  }
  const severities = new Uint8Array(attention.length)
  for (let place = 0; place < severities.length; place += 1) severities[place] = severityOf(attention[place] ?? 0)
  return severities
}

function codesOf(severity: AttentionSeverity): string[] {
  return ATTENTION_CODES.filter(code => ATTENTION_RULES[code].severity === severity)
}
