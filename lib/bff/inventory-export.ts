import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { EXPORT_COLUMNS, parseExportColumns } from '@/lib/domain/export-columns'
import { dayOf } from '@/lib/domain/fleet-day'
import { exportDevices } from '@/lib/inventory/export-devices'
import { prepareView } from '@/lib/inventory/list-devices'
import { toActor } from './audit-actor'
import { readByteOrderMark, requireDownload, toDownload } from './download'
import { issueTicket } from './download-ticket'
import type { HandlerContext } from './handle'
import { openInventory, refuseParameter, requireDeviceQuery } from './inventory'

/** Streams all devices of a view as a file. */
export async function answerExport(context: HandlerContext): Promise<Response> {
  const { request, session, requestId } = context
  const params = request.nextUrl.searchParams
  await requireDownload(context)
  const query = requireDeviceQuery(params, ['format', 'columns', 'bom', 'ticket'])
  const format = params.get('format') ?? 'csv'
  if (format !== 'csv' && format !== 'json') refuseParameter('format takes csv or json.')
  const columns = parseExportColumns(params.get('columns'))
  if (!columns) refuseParameter(`columns takes some of ${EXPORT_COLUMNS.join(',')}, each once, with commas between.`)
  const byteOrderMark = readByteOrderMark(params)

  const { fleet, moment } = await openInventory(session, requestId, query.set)
  await recordAudit({ ...toActor(context), kind: 'devices-exported', details: { format, columns: columns.length } })
  await prepareView(fleet, moment, query)
  const rows = exportDevices(fleet, moment, query, { format, columns, byteOrderMark })
  return toDownload(rows, `devices-${dayOf(moment.now)}`, format)
}

/** A ticket for one download. */
export async function answerExportTicket({ session }: HandlerContext): Promise<Response> {
  return Response.json({ ticket: await issueTicket(session) }, { status: 201 })
}
