import { expect, it } from 'vitest'
import { blocksAround } from '@/components/devices/view-blocks'

it('reads what is in sight and what is next to it', () => {
  expect(blocksAround({ first: 210, last: 280 }, 21_829, 100)).toEqual([1, 2, 3])
  expect(blocksAround({ first: 225, last: 279 }, 21_829, 100)).toEqual([2])
})

it('leaves out the first block, which is always read', () => {
  expect(blocksAround({ first: 0, last: 30 }, 21_829, 100)).toEqual([])
  expect(blocksAround({ first: 60, last: 80 }, 21_829, 100)).toEqual([1])
})

it('ends where the view ends', () => {
  expect(blocksAround({ first: 21_800, last: 21_828 }, 21_829, 100)).toEqual([217, 218])
  expect(blocksAround({ first: 0, last: 0 }, 0, 100)).toEqual([])
})
