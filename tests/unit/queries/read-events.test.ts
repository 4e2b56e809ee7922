import { expect, it } from 'vitest'
import { readEvents, type ServerEvent } from '@/lib/queries/read-events'

async function eventsOf(...chunks: string[]) {
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk))
      controller.close()
    },
  })
  const events: ServerEvent[] = []
  for await (const event of readEvents(stream)) events.push(event)
  return events
}

it('reads events however they are cut on their way', async () => {
  expect(await eventsOf('event: sta', 'tus\nda', 'ta: {"a":1}\n', '\nevent: status\ndata: 2\n\n')).toEqual([
    { event: 'status', data: '{"a":1}' },
    { event: 'status', data: '2' },
  ])
})

it('takes what only keeps the connection open for nothing, and joins the lines of one event', async () => {
  expect(await eventsOf(': still here\n\ndata: one\r\ndata: two\r\n\r\n')).toEqual([
    { event: 'message', data: 'one\ntwo' },
  ])
})

it('drops an event that was cut off', async () => {
  expect(await eventsOf('event: status\ndata: {"a"')).toEqual([])
})
