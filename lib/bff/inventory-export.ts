import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { EXPORT_COLUMNS, parseExportColumns } from '@/lib/domain/export-columns'
import { type ExportFormat, exportDevices } from '@/lib/inventory/export-devices'
import { toActor } from './audit-actor'
import { issueTicket, redeemTicket } from './download-ticket'
import type { HandlerContext } from './handle'
import { openInventory, refuseParameter, requireDeviceQuery } from './inventory'
import { streamTexts } from './stream-texts'

const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** Streams all devices of a view as a file. */
export async function answerExport(context: HandlerContext): Promise<Response> {
  const { request, session, requestId } = context
  const params = request.nextUrl.searchParams
  // The console's own pages send the header; a download that the browser makes by itself has a ticket instead.
  if (request.headers.get('x-csrf') !== '1') await redeemTicket(session, params.get('ticket') ?? '')
  const query = requireDeviceQuery(params, ['format', 'columns', 'bom', 'ticket'])
  const format = params.get('format') ?? 'csv'
  if (format !== 'csv' && format !== 'json') refuseParameter('format takes csv or json.')
  const columns = parseExportColumns(params.get('columns'))
  if (!columns) refuseParameter(`columns takes some of ${EXPORT_COLUMNS.join(',')}, each once, with commas between.`)
  const bom = params.get('bom') ?? 'no'
  if (bom !== 'yes' && bom !== 'no') refuseParameter('bom takes yes or no.')

  const { fleet, moment } = await openInventory(session, requestId, query.set)
  await recordAudit({ ...toActor(context), kind: 'devices-exported', details: { format, columns: columns.length } })
  const name = `devices-${new Date(moment.now).toISOString().slice(0, 10)}.${format}`
  return new Response(
    streamTexts(exportDevices(fleet, moment, query, { format, columns, byteOrderMark: bom === 'yes' })),
    { headers: { 'content-type': CONTENT_TYPES[format], 'content-disposition': `attachment; filename="${name}"` } },
  )
}

/** A ticket for one download. */
export async function answerExportTicket({ session }: HandlerContext): Promise<Response> {
  return Response.json({ ticket: await issueTicket(session) }, { status: 201 })
}
