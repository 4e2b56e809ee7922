import { expect, test } from 'vitest'
import { inSteps, inTurns } from '@/lib/inventory/turns'

test('a work in steps goes through every place once, in order', () => {
  for (const places of [0, 1, 7_999, 8_000, 8_001, 30_000]) {
    const seen: number[] = []
    const steps = [
      ...inSteps(places, (from, to) => {
        for (let place = from; place < to; place += 1) seen.push(place)
      }),
    ]
    expect(seen).toEqual([...Array(places).keys()])
    expect(steps).toHaveLength(Math.ceil(places / 8_000))
  }
})

test('others have their turn between two steps', async () => {
  const order: string[] = []
  const work = inTurns(
    (function* () {
      for (const step of ['first', 'second']) {
        order.push(step)
        setImmediate(() => order.push(`after ${step}`))
        yield
      }
      return 'done'
    })(),
  )
  expect(await work).toBe('done')
  expect(order).toEqual(['first', 'after first', 'second', 'after second'])
})
