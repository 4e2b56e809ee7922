import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { signOutAfter } from '@/components/shell/session/sign-out'
import { fetchJson } from '@/lib/queries/fetcher'

it('gives up what is being read while sessions end, and reads it again where that failed', async () => {
  const asked: AbortSignal[] = []
  vi.stubGlobal('fetch', (_path: string, { signal }: { signal: AbortSignal }) => {
    asked.push(signal)
    if (asked.length > 1) return Promise.resolve(Response.json('read'))
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
  const client = new QueryClient()
  const shown = new QueryObserver(client, {
    queryKey: ['shown'],
    queryFn: ({ signal }) => fetchJson('/shown', { signal }),
    retry: false,
  })
  const end = shown.subscribe(() => undefined)
  await expect.poll(() => asked).toHaveLength(1)

  const unreachable = new Error('unreachable')
  const signingOut = signOutAfter(client, async () => {
    expect(asked.map(({ aborted }) => aborted)).toEqual([true])
    throw unreachable
  })
  await expect(signingOut).rejects.toBe(unreachable)
  await expect.poll(() => shown.getCurrentResult().data).toBe('read')
  end()
  client.clear()
  vi.unstubAllGlobals()
})
