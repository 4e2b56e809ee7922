import { describe, expect, it } from 'vitest'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireUser } from '@/lib/mmd/wire/user'
import { type Batch, FIRST_BATCH, mergeRows, nextBatch, slicesOf } from '@/lib/queries/paging'
import { type PeoplePage, peoplePath, toPeoplePage } from '@/lib/queries/people'
import { wireUser } from './staff'

/** A service with so many people that never gives more than `cap` at once. */
function service(people: number, cap = Number.POSITIVE_INFINITY) {
  return ({ skip, top }: { skip: number; top: number }): Page<WireUser> => {
    const received = Math.max(0, Math.min(top, cap, people - skip))
    return { value: Array.from({ length: received }, (_, row) => wireUser(skip + row)), received, dropped: 0 }
  }
}

function readAll(ask: ReturnType<typeof service>) {
  const pages: PeoplePage[] = []
  let batch: Batch | undefined = FIRST_BATCH
  while (batch) {
    const page: PeoplePage = toPeoplePage(batch, slicesOf(batch).map(ask))
    pages.push(page)
    batch = nextBatch(page, batch)
    if (pages.length > 2000) throw new Error('The list never ends')
  }
  return mergeRows(pages, person => person.upn).rows
}

describe('reading the people page by page', () => {
  it.each([Number.POSITIVE_INFINITY, 250, 100, 37])(
    'finds all 17,463 where the service gives at most %s at once',
    cap => {
      const people = readAll(service(17_463, cap))
      expect(people).toHaveLength(17_463)
      expect(people.at(-1)?.upn).toBe('person17462@contoso.example')
    },
  )

  it('counts a person who moved between two pages once, by their UPN', () => {
    const first = toPeoplePage(FIRST_BATCH, [{ value: [wireUser(1), wireUser(2)], received: 2, dropped: 1 }])
    const second = toPeoplePage(FIRST_BATCH, [{ value: [wireUser(2), wireUser(3)], received: 2, dropped: 0 }])
    const merged = mergeRows([first, second], person => person.upn)
    expect(merged.rows.map(person => person.name)).toEqual(['Person 1', 'Person 2', 'Person 3'])
    expect(merged.dropped).toBe(1)
  })

  it('asks for them with the search text as it was typed', () => {
    expect(peoplePath("O'Brien & söhne+1", { skip: 0, top: 100 })).toBe(
      'users?%24searchText=O%27Brien+%26+s%C3%B6hne%2B1&%24top=100',
    )
    expect(peoplePath('', { skip: 100, top: 1000 })).toBe('users?%24skip=100&%24top=1000')
  })
})
