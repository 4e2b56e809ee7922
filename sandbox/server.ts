import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { handleControl, isControlPath } from './control'
import { handleEntra } from './entra/router'
import { faultReply, type StrikingFault } from './faults'
import { json, type Reply, type SandboxRequest, toSandboxRequest } from './http'
import { handleMmd, isMmdPath } from './mmd/router'
import type { Sandbox } from './state'

async function readBody(message: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of message) pieces.push(piece as Buffer) // A stream without an encoding yields buffers.
  return Buffer.concat(pieces).toString('utf8')
}

function dispatch(sandbox: Sandbox, request: SandboxRequest): Reply | Promise<Reply> {
  return isMmdPath(request.path) ? handleMmd(sandbox, request) : handleEntra(sandbox, request)
}

async function send(response: ServerResponse, reply: Reply): Promise<void> {
  const headers: Record<string, string> = {
    'cache-control': 'no-store',
    'x-sandbox': 'pretend tenant',
    ...reply.headers,
  }
  if (typeof reply.body === 'string') {
    if (reply.status !== 204) headers['content-length'] = `${Buffer.byteLength(reply.body)}`
    response.writeHead(reply.status, headers).end(reply.body)
    return
  }
  response.writeHead(reply.status, headers)
  await pipeline(Readable.from(reply.body), response)
}

/** Sends half of the real answer: as if that were all, or with the connection lost in the middle. */
function sendHalf(response: ServerResponse, reply: Reply, kind: 'truncate' | 'reset-in-body'): void {
  const whole = Buffer.from(typeof reply.body === 'string' ? reply.body : [...reply.body].join(''))
  const half = whole.subarray(0, Math.floor(whole.length / 2))
  const length = kind === 'truncate' ? half.length : whole.length
  response.writeHead(reply.status, { ...reply.headers, 'content-length': `${length}` })
  if (kind === 'truncate') response.end(half)
  else response.write(half, () => response.destroy())
}

async function answerWithFault(
  sandbox: Sandbox,
  request: SandboxRequest,
  response: ServerResponse,
  fault: StrikingFault,
): Promise<void> {
  if (fault.kind === 'reset') response.destroy()
  else if (fault.kind === 'truncate' || fault.kind === 'reset-in-body')
    sendHalf(response, await dispatch(sandbox, request), fault.kind)
  else await send(response, faultReply(fault))
}

async function answer(sandbox: Sandbox, request: SandboxRequest, response: ServerResponse): Promise<void> {
  if (isControlPath(request.path)) return send(response, await handleControl(sandbox, request))
  sandbox.log.record(request)
  const { latencyMs, fault } = sandbox.faults.strike(request)
  if (latencyMs > 0) await delay(latencyMs)
  if (fault !== null) return answerWithFault(sandbox, request, response, fault)
  return send(response, await dispatch(sandbox, request))
}

function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // A listening TCP server's address is an AddressInfo, never a pipe's name.
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

/**
 * Listens on both loopback addresses, because `localhost` means one or the other depending on the client.
 * A machine without IPv6 does with one.
 */
export async function startServer(sandbox: Sandbox, wantedPort: number): Promise<{ port: number; close: () => void }> {
  let port = wantedPort
  const listener = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const request = toSandboxRequest(message, await readBody(message), port)
      await answer(sandbox, request, response)
    } catch (error) {
      if (response.destroyed) return
      console.error(error)
      if (response.headersSent) response.destroy()
      else await send(response, json(500, { error: { code: '500', message: 'The sandbox failed; see its output.' } }))
    }
  }
  const servers = [createServer(listener), createServer(listener)] as const
  port = await bind(servers[0], '127.0.0.1', wantedPort)
  await bind(servers[1], '::1', port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRNOTAVAIL' && error.code !== 'EAFNOSUPPORT') throw error
  })
  const close = (): void => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  return { port, close }
}
