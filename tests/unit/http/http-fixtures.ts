import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import type { HttpAnswer, HttpRequest, SendHttp } from '@/lib/http/client'

const cleanUps: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

/** A server on this machine for one test; answers with its origin. */
export async function startServer(respond: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(respond)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const stop = async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
  cleanUps.push(stop)
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

/** A sender that keeps what it was asked to send, and when by the (fake) clock; `respond` plays the other side. */
export function recordingSender(respond: (request: HttpRequest, attempt: number) => HttpAnswer | Promise<HttpAnswer>) {
  const requests: HttpRequest[] = []
  const times: number[] = []
  const send: SendHttp = async request => {
    times.push(Date.now())
    return respond(request, requests.push(request))
  }
  return { send, requests, times }
}

/** What a promise was rejected with; a promise that was kept fails the test. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    value => {
      throw new Error(`should have failed, but gave ${JSON.stringify(value)}`)
    },
    (reason: unknown) => reason,
  )
}
