import type { IncomingHttpHeaders } from 'node:http'

/** One request as every handler sees it. `target` is literal; nothing here has been decoded or normalised. */
export type SandboxRequest = {
  method: string
  /** The raw request target: path and query, undecoded. */
  target: string
  /** The target up to the `?`, undecoded. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
  /** `http://localhost:4000` or `http://127.0.0.1:4000`, whichever the client used. */
  origin: string
}

/** What a handler answers. A long answer may be an iterable of pieces, so that a fleet of a million needs no giant string. */
export type Reply = {
  status: number
  headers: Record<string, string>
  body: string | Iterable<string>
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  }
}

export function text(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body }
}

export function html(status: number, body: string): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
    body,
  }
}

export function redirect(location: string): Reply {
  return { status: 302, headers: { location }, body: '' }
}

export function noContent(): Reply {
  return { status: 204, headers: {}, body: '' }
}

/** Splits a request into the parts handlers need. The WHATWG URL parser is avoided: it would resolve `..` and hide what was sent. */
export function toSandboxRequest(
  message: { method?: string | undefined; url?: string | undefined; headers: IncomingHttpHeaders },
  body: string,
  port: number,
): SandboxRequest {
  const target = message.url ?? '/'
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const host = message.headers.host ?? ''
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)
  return {
    method: message.method ?? 'GET',
    target,
    path,
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    headers: message.headers,
    body,
    origin: loopback ? `http://${host}` : `http://localhost:${port}`,
  }
}

/** The path's segments, each percent-decoded once; null when an escape is malformed. */
export function decodeSegments(path: string): string[] | null {
  try {
    return path.split('/').slice(1).map(decodeURIComponent)
  } catch {
    return null
  }
}
