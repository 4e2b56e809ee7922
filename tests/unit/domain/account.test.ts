import { expect, it } from 'vitest'
import { isAtLeast } from '@/lib/domain/account'

it.each([
  ['Viewer', ['Viewer']],
  ['Support', ['Viewer', 'Support']],
  ['Admin', ['Viewer', 'Support', 'Admin']],
] as const)('someone who is %s may do what %j may, and no more (security 35)', (role, allowed) => {
  expect((['Viewer', 'Support', 'Admin'] as const).filter(needed => isAtLeast(role, needed))).toEqual(allowed)
})
