import { checkReadiness } from '@/lib/db/readiness'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const ready = await checkReadiness()
  return Response.json(
    { status: ready ? 'ready' : 'database unavailable' },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
