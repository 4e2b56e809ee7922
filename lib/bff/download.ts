import 'server-only'
import type { ExportFormat } from '@/lib/inventory/export-devices'
import { redeemTicket } from './download-ticket'
import type { HandlerContext } from './handle'
import { refuseParameter } from './inventory'
import { streamTexts, type Texts } from './stream-texts'

const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** The parameters of every download beside those of its query. */
export const DOWNLOAD_PARAMETERS = ['format', 'bom', 'ticket'] as const

/**
 * The console's own pages send the header; a download that the browser makes by itself has a ticket instead.
 * @throws ProblemError `ticket-used`
 */
export async function requireDownload({ request, session }: HandlerContext): Promise<void> {
  if (request.headers.get('x-csrf') === '1') return
  await redeemTicket(session, request.nextUrl.searchParams.get('ticket') ?? '')
}

/** Whether a file is to begin with the mark by which Excel knows UTF-8. */
export function readByteOrderMark(params: URLSearchParams): boolean {
  const bom = params.get('bom') ?? 'no'
  if (bom !== 'yes' && bom !== 'no') refuseParameter('bom takes yes or no.')
  return bom === 'yes'
}

/** Texts as a file of that name and format, sent as its reader takes them. */
export function toDownload(texts: Texts, name: string, format: ExportFormat): Response {
  return new Response(streamTexts(texts), {
    headers: {
      'content-type': CONTENT_TYPES[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
    },
  })
}
