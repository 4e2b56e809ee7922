import { render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { TrendChart } from '@/components/charts/trend-chart'

const STEPS = ['24 Nov', '25 Nov', '27 Nov'].map((label, index) => ({ label, at: [0, 1, 3][index] ?? 0 }))
const FAST = { key: 'fast', label: 'Fast', colour: 'blue', values: [0.5, null, 1] }
const SERIES = [FAST, { key: 'broad', label: 'Broad', colour: 'red', values: [0, 0.25, 0.5] }]
const percent = (share: number) => `${share * 100}%`

function show(changes: Partial<Parameters<typeof TrendChart>[0]> = {}) {
  const { container } = render(
    <TrendChart title="Shares" summary="What it shows." steps={STEPS} series={SERIES} format={percent} {...changes} />,
  )
  return container
}

/** The points of a path, as it is drawn on a hundred by a hundred units. */
function pointsOf(path: Element | null | undefined): number[][] {
  return [...(path?.getAttribute('d') ?? '').matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
}

it('has its numbers as a table that says what the picture shows, and what is not known', () => {
  show()
  const figure = screen.getByRole('figure', { name: 'Shares' })
  expect(within(figure).getByText('What it shows.')).toBeTruthy()
  const rows = [...figure.querySelectorAll('tr')].map(row => [...row.children].map(cell => cell.textContent))
  expect(rows).toEqual([
    ['', 'Fast', 'Broad'],
    ['24 Nov', '50%', '0%'],
    ['25 Nov', '–', '25%'],
    ['27 Nov', '100%', '50%'],
  ])
})

it('draws each value in its place: days that are missing leave their room empty', () => {
  const paths = show({ ceiling: 1 }).querySelectorAll('svg path')
  expect(pointsOf(paths[1])).toEqual([
    [0, 100],
    [33.333, 75],
    [100, 50],
  ])
  // Where a value is not known the line has a gap, and no zero.
  expect(pointsOf(paths[0])).toEqual([
    [0, 50],
    [100, 0],
  ])
  expect(paths[0]?.getAttribute('d')?.match(/M/g)).toHaveLength(2)
})

it('stacks one upon the other', () => {
  const [, upper] = show({ stacked: true, ceiling: 2 }).querySelectorAll('svg path')
  const tops = pointsOf(upper)
    .slice(0, 3)
    .map(([, y]) => y)
  expect(tops).toEqual([75, 87.5, 25])
})

it('begins at the lowest value where it is told to, and never goes over what is possible', () => {
  const container = show({ fromZero: false, atMost: 1, series: [{ ...FAST, values: [0.91, 0.95, 0.999] }] })
  const ticks = [...container.querySelectorAll('[aria-hidden] > span.absolute.right-0')].map(tick => tick.textContent)
  expect(ticks.length).toBeGreaterThan(2)
  expect(Math.max(...ticks.map(tick => Number.parseFloat(tick ?? '')))).toBeLessThanOrEqual(100)
  expect(Math.min(...ticks.map(tick => Number.parseFloat(tick ?? '')))).toBeGreaterThan(80)
})
