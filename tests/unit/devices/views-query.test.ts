import { expect, it } from 'vitest'
import { findOpenView, toViewQuery } from '@/components/devices/views-query'
import type { SavedView } from '@/lib/domain/saved-view'

const view = (id: string, query: string, changes: Partial<SavedView> = {}): SavedView => ({
  id,
  name: id,
  query,
  shared: false,
  own: true,
  ownerName: 'Ada',
  editable: true,
  updatedAt: '2026-11-20T08:00:00.000Z',
  ...changes,
})
const fast = view('fast', 'ring=Fast&sort=-lastSyncAt')
const failed = view('failed', 'attention=profile-failed')

it('keeps filters, search, sort and columns in one form, and nothing else of an address', () => {
  const address = new URLSearchParams('sort=name&columns=name,ring&ring=Fast&ring=Broad&search=%20x%20&other=1')
  expect(toViewQuery(address)).toBe('search=x&ring=Broad&ring=Fast&sort=name&columns=name%2Cring')
})

it('knows the view that is open by its query, in whichever order the address has it', () => {
  const query = toViewQuery(new URLSearchParams('sort=-lastSyncAt&ring=Fast'))
  expect(findOpenView([failed, fast], query, null)).toEqual({ view: fast, changed: false })
})

it('says that the view opened last was changed since, and forgets it where there is no filter left', () => {
  expect(findOpenView([fast, failed], 'ring=Broad', 'fast')).toEqual({ view: fast, changed: true })
  expect(findOpenView([fast, failed], '', 'fast')).toBeNull()
  expect(findOpenView([fast, failed], 'ring=Broad', null)).toBeNull()
})

it('takes the one that was opened among views that are alike, else one’s own', () => {
  const shared = view('shared', fast.query, { own: false, shared: true })
  const query = toViewQuery(new URLSearchParams(fast.query))
  expect(findOpenView([shared, fast], query, 'shared')?.view).toBe(shared)
  expect(findOpenView([shared, fast], query, null)?.view).toBe(fast)
  expect(findOpenView([shared, failed], query, 'failed')?.view).toBe(shared)
})
