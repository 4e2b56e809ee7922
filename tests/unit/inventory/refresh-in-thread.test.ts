import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import type { HttpAnswer } from '@/lib/http/client'
import type { RefreshRun, WrittenSnapshot } from '@/lib/inventory/refresh'
import { createThreadRefresh, refreshThread } from '@/lib/inventory/refresh-in-thread'
import type { SourceCall } from '@/lib/inventory/source'

/** Makes one call for each task, and says that the call's answer is the snapshot. */
const ASKING = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', ({ port, requestId }) => {
    port.on('message', ({ answer }) => port.postMessage({ kind: 'written', snapshot: { requestId, status: answer.status } }))
    port.postMessage({ kind: 'call', id: 1, call: { method: 'GET', path: requestId } })
  })
`
const ENDING = `require('node:worker_threads').parentPort.once('message', () => process.exit(3))`
const FAILING = `require('node:worker_threads').parentPort.once('message', () => { throw new RangeError('Too much') })`

const threads: Worker[] = []
afterEach(() => Promise.all(threads.splice(0).map(thread => thread.terminate())))

function startThread(code: string): Worker {
  const thread = new Worker(code, { eval: true, execArgv: [] })
  threads.push(thread)
  return thread
}

/** A refresh in a thread; a call to the service is answered when `answer` says so. */
function refreshIn(thread: Worker, requestId: string, answer: (call: SourceCall) => Promise<number>) {
  const call = async (made: SourceCall): Promise<HttpAnswer> => ({ status: await answer(made), headers: {}, body: [] })
  const context = { tenantId: 'tenant', requestId, call }
  const run: RefreshRun = {
    lease: { tenantId: 'tenant', holder: 'me' },
    signal: new AbortController().signal,
    progress: () => undefined,
  }
  return createThreadRefresh('postgresql://nowhere', context, () => thread)(run)
}

const listeners = (thread: Worker) => thread.listenerCount('error') + thread.listenerCount('exit')

describe('A refresh in a thread', () => {
  test('does not mix with others in the same thread, before it or beside it', async () => {
    const thread = startThread(ASKING)
    await new Promise(resolve => thread.once('online', resolve))
    const before = listeners(thread)
    let letGo = (_: number) => {}
    const slow = refreshIn(thread, 'slow', () => new Promise(resolve => (letGo = resolve)))
    const quick = await refreshIn(thread, 'quick', async ({ path }) => (path === 'quick' ? 201 : 500))
    letGo(202)
    expect([await slow, quick]).toEqual([
      { requestId: 'slow', status: 202 },
      { requestId: 'quick', status: 201 },
    ] as unknown as WrittenSnapshot[])
    expect(listeners(thread)).toBe(before)
  })

  test('fails when its thread ends without a word', async () => {
    const refresh = refreshIn(startThread(ENDING), 'r', async () => 200)
    await expect(refresh).rejects.toThrow('The thread of the refresh ended without a word')
  })

  test('fails with the reason for which its thread ends', async () => {
    const refresh = refreshIn(startThread(FAILING), 'r', async () => 200)
    await expect(refresh).rejects.toThrow(new RangeError('Too much'))
  })

  test('is followed by one in another thread when its own has ended', async () => {
    const first = refreshThread()
    expect(refreshThread()).toBe(first)
    await first.terminate()
    const second = refreshThread()
    await second.terminate()
    expect(second).not.toBe(first)
  })
})
