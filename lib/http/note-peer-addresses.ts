import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { PEER_ADDRESS_HEADER } from './client-address'

let isNoting = false

/**
 * Writes each connection's address into a header of its requests, as Next hands routes no socket. Node publishes every
 * request on this channel before any handler sees it (nodejs.org/api/diagnostics_channel.html#http).
 */
export function notePeerAddresses(): void {
  if (isNoting) return
  isNoting = true
  subscribe('http.server.request.start', message => {
    const { request } = message as { request: IncomingMessage } // documented so
    request.headers[PEER_ADDRESS_HEADER] = request.socket.remoteAddress ?? ''
  })
}
