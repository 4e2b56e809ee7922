import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { deviceBlockQuery, facetsQuery, forgetBlocks, inventoryKeys, renewBehind } from '@/lib/queries/inventory'

let client: QueryClient

beforeEach(() => {
  client = new QueryClient()
})
afterEach(() => {
  client.clear()
  vi.unstubAllGlobals()
})

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

it('reads everything in sight once again when there is a newer snapshot', async () => {
  let version = 1
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string | URL | Request) => {
    asked.push(String(address))
    if (asked.length > 50) throw new Error('Asked again and again')
    // Answers come as they do over a network, one task after the other.
    await new Promise(resolve => setTimeout(resolve, 1))
    return Response.json({ devices: [], total: 0, facets: {}, snapshot: { version, takenAt: '' }, nextCursor: null })
  })
  const observers = [
    new QueryObserver(client, deviceBlockQuery('', 0)),
    new QueryObserver(client, deviceBlockQuery('', 1)),
    new QueryObserver(client, facetsQuery('')),
  ]
  const ends = observers.map(observer => observer.subscribe(() => undefined))
  const versions = () => observers.map(observer => observer.getCurrentResult().data?.snapshot.version)
  await expect.poll(versions).toEqual([1, 1, 1])
  expect(asked).toHaveLength(3)

  version = 2
  renewBehind(client, 2)
  await expect.poll(versions).toEqual([2, 2, 2])
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(client.isFetching()).toBe(0)
  expect(asked).toHaveLength(3 + 3)
  for (const end of ends) end()
})

it('reads what is in sight again when an answer for something else is of a newer snapshot', async () => {
  let version = 1
  vi.stubGlobal('fetch', async () =>
    Response.json({ devices: [], total: 0, facets: {}, snapshot: { version, takenAt: '' }, nextCursor: null }),
  )
  const rows = new QueryObserver(client, deviceBlockQuery('', 0))
  const end = rows.subscribe(() => undefined)
  await expect.poll(() => rows.getCurrentResult().data?.snapshot.version).toBe(1)
  version = 2
  await client.fetchQuery(facetsQuery('search=other'))
  await expect.poll(() => rows.getCurrentResult().data?.snapshot.version).toBe(2)
  end()
})

it('asks once more for what was asked before the newer snapshot was known, and lets slow answers come', async () => {
  let answers: ((version: number) => void)[] = []
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise(resolve => {
        answers.push(version =>
          resolve(Response.json({ devices: [], total: 0, facets: {}, snapshot: { version, takenAt: '' } })),
        )
      }),
  )
  const asked = async (count: number) => {
    await expect.poll(() => answers).toHaveLength(count)
    const all = answers
    answers = []
    return all
  }
  const rows = new QueryObserver(client, deviceBlockQuery('', 0))
  const facets = new QueryObserver(client, facetsQuery(''))
  const ends = [rows, facets].map(observer => observer.subscribe(() => undefined))
  const versions = () => [rows, facets].map(observer => observer.getCurrentResult().data?.snapshot.version)
  for (const answer of await asked(2)) answer(1)
  await expect.poll(versions).toEqual([1, 1])

  renewBehind(client, 2)
  const [ofRows, ofFacets] = await asked(2)
  renewBehind(client, 2) // as it is while these take their time
  ofRows?.(2)
  await expect.poll(versions).toEqual([2, 1])
  ofFacets?.(1)
  for (const answer of await asked(1)) answer(2)
  await expect.poll(versions).toEqual([2, 2])
  expect(answers).toEqual([])
  for (const end of ends) end()
})

it('forgets the rows that were read longest ago', () => {
  for (let number = 0; number < 5; number += 1) block(number, 1)
  forgetBlocks(client, 2)
  const kept = client.getQueryCache().findAll({ queryKey: inventoryKeys.blocks })
  expect(kept.map(({ queryKey }) => queryKey.at(-1))).toEqual([3, 4])
  forgetBlocks(client, 2)
  expect(client.getQueryCache().findAll({ queryKey: inventoryKeys.blocks })).toHaveLength(2)
})
