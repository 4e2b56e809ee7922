import { describe, expect, it } from 'vitest'
import { findMatch, toPress } from '@/components/shell/keyboard/presses'

const press = (key: string, held: Partial<Parameters<typeof toPress>[0]> = {}) =>
  toPress({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('a key press', () => {
  it('is named like the shortcuts are written', () => {
    expect(press('j')).toBe('j')
    expect(press('Enter')).toBe('Enter')
    expect(press('k', { ctrlKey: true })).toBe('mod+k')
    expect(press('k', { metaKey: true })).toBe('mod+k')
    expect(press('ArrowDown', { shiftKey: true })).toBe('shift+ArrowDown')
  })

  it('carries Shift for letters, but not for characters that need Shift to be typed', () => {
    expect(press('X', { shiftKey: true })).toBe('shift+x')
    expect(press('?', { shiftKey: true })).toBe('?')
  })

  it('made with AltGr is the character it makes', () => {
    expect(press('/', { ctrlKey: true, altKey: true })).toBe('/')
  })

  it('of a letter is the same with Caps Lock on', () => {
    expect(press('J')).toBe('j')
  })
})

describe('finding a shortcut', () => {
  const shortcuts = [{ keys: 'g d' }, { keys: 'j' }, { keys: 'Escape', of: 'shell' }, { keys: 'Escape', of: 'page' }]

  it('waits for the second key of a sequence', () => {
    expect(findMatch(shortcuts, ['g'])).toEqual({ kind: 'pending' })
    expect(findMatch(shortcuts, ['g', 'd'])).toEqual({ kind: 'match', shortcut: { keys: 'g d' } })
    expect(findMatch(shortcuts, ['g', 'j'])).toEqual({ kind: 'none' })
  })

  it('prefers the one registered last, so a page can take a key over', () => {
    expect(findMatch(shortcuts, ['Escape'])).toMatchObject({ shortcut: { of: 'page' } })
  })
})
