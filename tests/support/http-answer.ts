import type { HttpAnswer } from '@/lib/http/client'

export function httpAnswer(status: number, headers: Record<string, string> = {}, body = ''): HttpAnswer {
  return { status, headers, body: [new TextEncoder().encode(body)] }
}
