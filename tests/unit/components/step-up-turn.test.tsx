import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { takeStepUpTurn } from '@/components/auth/step-up-turn'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const MINUTE = 60_000

describe('being led to the tenant unasked', () => {
  beforeEach(() => sessionStorage.clear())
  afterEach(() => vi.restoreAllMocks())

  it('happens once in a while, so that nobody goes round in a circle', () => {
    expect(takeStepUpTurn(NOON)).toBe(true)
    expect(takeStepUpTurn(NOON + 1)).toBe(false)
    expect(takeStepUpTurn(NOON + 4 * MINUTE)).toBe(false)
    expect(takeStepUpTurn(NOON + 5 * MINUTE)).toBe(true)
    expect(takeStepUpTurn(NOON + 6 * MINUTE)).toBe(false)
  })

  it('does not happen in a browser that keeps nothing', () => {
    vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError')
    })
    expect(takeStepUpTurn(NOON)).toBe(false)
  })
})
