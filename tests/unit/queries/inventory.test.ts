import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { forgetBlocks, inventoryKeys, renewBehind } from '@/lib/queries/inventory'

let client: QueryClient

beforeEach(() => {
  client = new QueryClient()
})
afterEach(() => client.clear())

const block = (number: number, version: number) => {
  const data = { view: '', devices: [], total: 0, snapshot: { version, takenAt: '' } }
  client.setQueryData(inventoryKeys.block('', number), data, { updatedAt: number + 1 })
}

it('has only what belongs to an older snapshot read again', () => {
  block(0, 1)
  block(1, 2)
  renewBehind(client, 2)
  const isInvalidated = (number: number) => client.getQueryState(inventoryKeys.block('', number))?.isInvalidated
  expect([isInvalidated(0), isInvalidated(1)]).toEqual([true, false])
})

it('forgets the rows that were read longest ago', () => {
  for (let number = 0; number < 5; number += 1) block(number, 1)
  forgetBlocks(client, 2)
  const kept = client.getQueryCache().findAll({ queryKey: inventoryKeys.blocks })
  expect(kept.map(({ queryKey }) => queryKey.at(-1))).toEqual([3, 4])
  forgetBlocks(client, 2)
  expect(client.getQueryCache().findAll({ queryKey: inventoryKeys.blocks })).toHaveLength(2)
})
