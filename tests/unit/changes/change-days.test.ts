import { expect, test } from 'vitest'
import { daysAbove, dayTitle } from '@/components/changes/change-days'

const changes = ['2026-11-27T22:30:00Z', '2026-11-27T22:30:00Z', '2026-11-26T23:30:00Z', '2026-11-26T22:30:00Z'].map(
  at => ({ at }),
)

test.each([
  ['UTC', [0, 0, 0, 1, 1]],
  ['Europe/Berlin', [0, 0, 0, 0, 1]],
  ['Pacific/Auckland', [0, 0, 0, 1, 1]],
])('in %s a day begins where it does there', (timeZone, above) => {
  expect(daysAbove(changes, timeZone)).toEqual(above)
})

test('a list without changes has no days', () => expect(daysAbove([], 'UTC')).toEqual([0]))

test('the last two days are named', () => {
  const now = Date.parse('2026-11-27T00:30:00Z')
  const title = (at: string) => dayTitle(Date.parse(at), now, 'en-GB', 'Europe/Berlin')
  expect(title('2026-11-26T23:10:00Z')).toMatch(/^Today, Friday,? 27 November 2026$/)
  expect(title('2026-11-26T22:10:00Z')).toMatch(/^Yesterday, Thursday,? 26 November 2026$/)
  expect(title('2026-11-25T22:10:00Z')).toMatch(/^Wednesday,? 25 November 2026$/)
})
