import { afterEach, expect, it, vi } from 'vitest'
import { lastListAddress, leaveList, recallPosition } from '@/components/ui/list-position'

afterEach(() => {
  vi.restoreAllMocks()
  window.history.replaceState(null, '', '/')
})

it('remembers the place in a list and the way back to it', () => {
  window.history.replaceState(null, '', '/users?search=ada')
  leaveList({ offset: 720, index: 20 })
  expect(recallPosition()).toEqual({ offset: 720, index: 20 })
  expect(lastListAddress('/users')).toBe('/users?search=ada')
})

it('is no way back to another list, nor from further away than one step', () => {
  window.history.replaceState(null, '', '/users')
  leaveList({ offset: 0, index: 0 })
  expect(lastListAddress('/devices')).toBeNull()
  const { length } = window.history
  vi.spyOn(window.history, 'length', 'get').mockReturnValue(length + 2)
  expect(lastListAddress('/users')).toBeNull()
})
