import { expect, test } from 'vitest'
import { toAuditRow } from '@/lib/audit/event'

const event = { kind: 'sign-in', tenantId: 't' } as const

test('a row names the session by its reference, never by its whole id', () => {
  const id = 'a'.repeat(12) + 'b'.repeat(52)
  expect(toAuditRow({ ...event, session: id }).session).toBe('a'.repeat(12))
})

test('texts of others lose what would forge a line, move a cursor, turn the text or break the database', () => {
  const hostile = 'a\u0000b\r\nc\u001b[31md\u009be\u2028f\u202eg\u2066h\ud800i'
  const { upn, details } = toAuditRow({ ...event, upn: hostile, details: { path: hostile } })
  expect(upn).toBe('a\ufffdb\ufffd\ufffdc\ufffd[31md\ufffde\ufffdf\ufffdg\ufffdh\ufffdi')
  expect(details.path).toBe(upn)
})

test('ordinary names of all scripts stay as they are', () => {
  for (const upn of ['Zoë O’Brien', '田中 太郎', 'أحمد', '👩‍💻 dev'])
    expect(toAuditRow({ ...event, upn }).upn).toBe(upn)
})

test('nothing grows without end, not even cut through the middle of a character', () => {
  const { upn, details } = toAuditRow({ ...event, upn: '💻'.repeat(10_000), details: { a: `x${'💻'.repeat(10_000)}` } })
  expect(upn?.length).toBeLessThanOrEqual(300)
  expect(String(details.a)).toMatch(/^x(💻)+\ufffd$/u)
})

test('what is not known is null', () => {
  expect(toAuditRow({ ...event, objectId: '', upn: null })).toEqual({
    kind: 'sign-in',
    tenantId: 't',
    objectId: null,
    upn: null,
    session: null,
    requestId: null,
    clientAddress: null,
    details: {},
  })
})
