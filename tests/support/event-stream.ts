import type { SyncStatus } from '@/lib/domain/inventory'
import type { HttpPerson } from './http-person'

/** Listens to the state of the sync as a page does. */
export async function openEventStream(person: HttpPerson, path: string) {
  const stop = new AbortController()
  const response = await person.api(path, { signal: stop.signal })
  if (response.status !== 200 || !response.body) throw new Error(`The stream answered ${response.status}`)
  const heard = { statuses: [] as SyncStatus[], comments: 0 }
  const listeners = new Set<() => void>()

  async function read(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder()
    let rest = ''
    for await (const chunk of chunks) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = block.match(/^event: status\ndata: (.+)$/)?.[1]
        if (data) heard.statuses.push(JSON.parse(data))
        else if (block.startsWith(':')) heard.comments += 1
        else throw new Error(`Not an event: ${block}`)
      }
      for (const listener of listeners) listener()
    }
  }
  // A web stream can be iterated in Node; the DOM's types do not know.
  const ended = read(response.body as unknown as AsyncIterable<Uint8Array>).catch(error => {
    if (!stop.signal.aborted) throw error
  })

  return {
    headers: response.headers,
    get statuses() {
      return heard.statuses
    },
    get comments() {
      return heard.comments
    },
    /** Settles when the console has ended the stream. */
    ended,
    /** The first status that the predicate likes, past or future. */
    until(predicate: (status: SyncStatus) => boolean): Promise<SyncStatus> {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = heard.statuses.find(predicate)
          if (found) resolve(found)
        }
        listeners.add(look)
        look()
        ended.then(() => reject(new Error('The stream ended without it')), reject)
      })
    },
    async close(): Promise<void> {
      stop.abort()
      await ended
    },
  }
}
