import { gunzipSync } from 'node:zlib'
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

const read = async (isGzipped: boolean, end: number) => {
  const bytes = Buffer.from(await new Response(streamTexts(rowsUntil(end), isGzipped)).arrayBuffer())
  return (isGzipped ? gunzipSync(bytes) : bytes).toString('utf8')
}

describe.each([
  ['as it is', false],
  ['packed', true],
])('A file that is sent %s', (_, isGzipped) => {
  test('is all of its text', async () => {
    expect(await read(isGzipped, 60)).toBe([...rowsUntil(60)].join(''))
    expect(await read(isGzipped, 0)).toBe('')
  })

  test('ends when its reader leaves', async () => {
    let ended: () => void = () => undefined
    const end = new Promise<void>(resolve => {
      ended = resolve
    })
    const reader = streamTexts(rowsUntil(Number.POSITIVE_INFINITY, ended), isGzipped).getReader()
    await reader.read()
    await reader.cancel()
    await end
  })

  test('breaks off where its source fails', async () => {
    const failing = (async function* () {
      yield 'row'
      throw new Error('The database went away')
    })()
    await expect(new Response(streamTexts(failing, isGzipped)).text()).rejects.toThrow('The database went away')
  })
})
