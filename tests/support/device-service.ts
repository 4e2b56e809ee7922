import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Asked, pageOf } from './device-list'

/** What a service does with a request, when it does not just send the page. */
export type Misdeed = (response: ServerResponse, asked: Asked, number: number) => boolean

/**
 * A service that lists devices over HTTP and can misbehave with any request; the sandbox's faults cannot stop in the
 * middle of a certain page.
 */
export async function startDeviceService(cap = 10) {
  let rows: readonly unknown[] = []
  let misdeed: Misdeed = () => false
  let requests = 0
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const asked = { skip: Number(searchParams.get('$skip')), top: Number(searchParams.get('$top')) }
    requests += 1
    if (misdeed(response, asked, requests)) return
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ value: pageOf(rows, asked, cap) }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one

  return {
    url: `http://127.0.0.1:${port}/odata`,
    requests: () => requests,
    /** From the next request on: these devices, and this treatment of requests, counted from 1. */
    serve(devices: readonly unknown[], treatment: Misdeed = () => false): void {
      rows = devices
      misdeed = treatment
      requests = 0
    },
    async stop(): Promise<void> {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

export type DeviceService = Awaited<ReturnType<typeof startDeviceService>>
