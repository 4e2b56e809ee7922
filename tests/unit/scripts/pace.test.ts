import { expect, test } from 'vitest'
import { nextDay } from '../../../scripts/demo/pace'

/** The days that are read when each takes so long. */
function daysRead(tookMs: number, patienceMs: number): number[] {
  const days: number[] = []
  for (let day = 90, left = patienceMs; day > 0; day = nextDay(day, tookMs, left)) {
    days.push(day)
    left -= tookMs
  }
  return days
}

test('every day is read where there is time for it', () => {
  expect(daysRead(1000, 100_000)).toEqual(Array.from({ length: 90 }, (_, index) => 90 - index))
})

test('on a slow machine a third of the days before the last thirty is read', () => {
  const days = daysRead(10_000, 100_000)
  expect(days.slice(0, 3)).toEqual([90, 87, 84])
  expect(days.filter(day => day > 30)).toHaveLength(20)
  expect(days.filter(day => day <= 30)).toHaveLength(30)
})

test('a machine that is only somewhat slow reads as many as fit', () => {
  const days = daysRead(1500, 100_000)
  expect(days.length).toBeGreaterThan(60)
  expect(days.length * 1500).toBeLessThan(105_000)
})
