import { describe, expect, it } from 'vitest'
import { colourOf, contrast, contrastOf, luminanceOf } from './token-colours'

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover']
const tones = ['good', 'warning', 'critical', 'info', 'unknown']
const series = Array.from({ length: 8 }, (_, index) => `series-${index + 1}`)
const rings = ['ring-1', 'ring-2', 'ring-3', 'ring-4']

const TEXT = 4.5
const MARK = 3

/** [what is seen, what it lies on, the least contrast] */
const pairs: [string, string, number][] = [
  ...grounds.flatMap(ground => ['ink', 'ink-muted', 'ink-faint', 'accent'].map(ink => pair(ink, ground, TEXT))),
  ...['ink', 'ink-muted', 'accent'].map(ink => pair(ink, 'accent-soft', TEXT)),
  pair('accent-ink', 'accent', TEXT),
  pair('accent-ink', 'accent-hover', TEXT),
  ...tones.flatMap(tone => [
    pair(`${tone}-ink`, `${tone}-soft`, TEXT),
    ...grounds.map(ground => pair(`${tone}-ink`, ground, TEXT)),
    pair(tone, `${tone}-soft`, MARK),
    ...grounds.map(ground => pair(tone, ground, MARK)),
    pair(tone, 'accent-soft', MARK),
  ]),
  ...rings.flatMap(ring => [...grounds, 'accent-soft'].map(ground => pair(ring, ground, MARK))),
  ...series.flatMap(colour => ['canvas', 'surface', 'raised'].map(ground => pair(colour, ground, MARK))),
  ...['canvas', 'surface', 'raised', 'sunken'].map(ground => pair('line-strong', ground, MARK)),
]

function pair(mark: string, ground: string, least: number): [string, string, number] {
  return [mark, ground, least]
}

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  it.each(pairs)('%s stands out on %s by at least %s to 1', (mark, ground, least) => {
    expect(contrast(mark, ground, theme)).toBeGreaterThanOrEqual(least)
  })

  it('the update rings grow darker from Test to Broad', () => {
    const luminances = rings.map(ring => luminanceOf(colourOf(ring, theme)))
    expect(luminances).toEqual([...luminances].sort((a, b) => b - a))
  })
})

it('black on white is 21 to 1, as WCAG defines it', () => {
  expect(contrastOf('oklch(0 0 0)', 'oklch(1 0 0)')).toBeCloseTo(21, 1)
})
