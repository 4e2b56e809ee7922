export const dynamic = 'force-dynamic'

/** The process answers; whether it can work is for /api/health/ready. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } })
}
