import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mix, Random, unmix } from '../../../sandbox/fleet/random'
import { secondTuesday } from '../../../sandbox/fleet/windows-builds'

test('scattering can be undone, so no two numbers scatter to the same', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), value => unmix(mix(value)) === value))
})

test('numbers are even, repeatable, and different from stream to stream', () => {
  const draws = Array.from({ length: 20_000 }, (_, index) => new Random(1, 'status', index).next())
  expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0.5, 1)
  expect(new Random(1, 'status', 5).next()).toBe(draws[5])
  expect(new Random(1, 'sync', 5).next()).not.toBe(draws[5])
  expect(new Random(1, 'status', 5, 1).next()).not.toBe(draws[5])
})

test('the second Tuesday is where the calendar has it', () => {
  const month = (year: number, number: number) =>
    new Date(secondTuesday(year * 12 + number - 1)).toISOString().slice(0, 10)
  expect([month(2026, 11), month(2026, 9), month(2025, 4), month(2024, 10)]).toEqual([
    '2026-11-10',
    '2026-09-08',
    '2025-04-08',
    '2024-10-08',
  ])
})
