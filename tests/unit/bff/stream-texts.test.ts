import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { streamTexts } from '@/lib/bff/stream-texts'

/** Rows that say when their reader has left. */
function rowsUntil(end: number, onEnd: () => void = () => undefined) {
  return (function* () {
    try {
      for (let row = 0; row < end; row += 1) yield `row ${row}, Zoë\n`.repeat(1_000)
    } finally {
      onEnd()
    }
  })()
}

const read = (end: number) => new Response(streamTexts(rowsUntil(end))).text()

describe('A file that is sent', () => {
  test('is all of its text', async () => {
    expect(await read(60)).toBe([...rowsUntil(60)].join(''))
    expect(await read(0)).toBe('')
  })

  test('goes in pieces of some size, between whose parts others have their turns', async () => {
    let turns = 0
    let isRead = false
    const others = async () => {
      for (; !isRead; turns += 1) await setImmediate()
    }
    const small = Array.from({ length: 1_000 }, (_, row) => `row ${row} ${'x'.repeat(1_000)}\n`)
    const working = others()
    const sizes: number[] = []
    for await (const piece of streamTexts(small)) sizes.push(piece.length)
    isRead = true
    await working
    expect(sizes.length).toBeLessThan(small.length / 20)
    expect(Math.max(...sizes)).toBeLessThan(40_000)
    expect(turns).toBeGreaterThan(small.length / 2)
  })

  test('ends when its reader leaves', async () => {
    let ended: () => void = () => undefined
    const end = new Promise<void>(resolve => {
      ended = resolve
    })
    const reader = streamTexts(rowsUntil(Number.POSITIVE_INFINITY, ended)).getReader()
    await reader.read()
    await reader.cancel()
    await end
  })

  test('breaks off where its source fails', async () => {
    const failing = (async function* () {
      yield 'row'
      throw new Error('The database went away')
    })()
    await expect(new Response(streamTexts(failing)).text()).rejects.toThrow('The database went away')
  })
})
