import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { getDatabase } from '@/lib/db/client'
import type { ChangeSummary, ChangesAnswer, HistorySpan } from '@/lib/domain/change'
import { type ChangeQuery, toChangeParams } from '@/lib/domain/change-query'
import { dayOf } from '@/lib/domain/fleet-day'
import { getEnvironment } from '@/lib/env'
import { type ChangePlace, decodeChangeCursor } from '@/lib/inventory/change-cursor'
import { summarizeChanges } from '@/lib/inventory/count-changes'
import { exportChanges } from '@/lib/inventory/export-changes'
import type { Fleet } from '@/lib/inventory/fleet'
import { readHistoryStart } from '@/lib/inventory/history-start'
import { listChanges } from '@/lib/inventory/list-changes'
import type { Moment } from '@/lib/inventory/moment'
import { pastDevices } from '@/lib/inventory/past-devices'
import type { ChangeScope } from '@/lib/inventory/read-changes'
import { type DeviceSelection, isAboutDevices, selectDevices } from '@/lib/inventory/select-devices'
import { toActor } from './audit-actor'
import { DOWNLOAD_PARAMETERS, readByteOrderMark, requireDownload, toDownload } from './download'
import type { HandlerContext } from './handle'
import { type Inventory, openInventory, readLimit, refuseParameter, requireChangeQuery } from './inventory'

const DAY_MS = 86_400_000
const PAGE_PARAMETERS = ['limit', 'cursor'] as const

type Page = { after: ChangePlace | null; limit: number }

/** One page of the changes that an address asks for. */
export async function answerChanges({ request, session, requestId }: HandlerContext): Promise<Response> {
  const params = request.nextUrl.searchParams
  const query = requireChangeQuery(params, PAGE_PARAMETERS)
  return Response.json(await readChanges(session, requestId, query, readPage(params)))
}

/** The same of one device, whether it is still there or not. */
export async function answerDeviceChanges({ request, session, requestId, params }: HandlerContext): Promise<Response> {
  const asked = new URLSearchParams(request.nextUrl.searchParams)
  asked.append('deviceId', params.id ?? '')
  const query = requireChangeQuery(asked, PAGE_PARAMETERS)
  return Response.json(await readChanges(session, requestId, query, readPage(asked)))
}

/** How often what happened, of the changes that an address asks for. */
export async function answerChangeSummary({ request, session, requestId }: HandlerContext): Promise<Response> {
  const query = requireChangeQuery(request.nextUrl.searchParams, [])
  return Response.json(await readChangeSummary(session, requestId, query))
}

/** Streams all changes that an address asks for as a file. */
export async function answerChangesExport(context: HandlerContext): Promise<Response> {
  const { request, session, requestId } = context
  const params = request.nextUrl.searchParams
  await requireDownload(context)
  const query = requireChangeQuery(params, DOWNLOAD_PARAMETERS)
  if ((params.get('format') ?? 'csv') !== 'csv') refuseParameter('format takes csv.')
  const byteOrderMark = readByteOrderMark(params)

  const { scope, devices, moment } = await openChanges(session, requestId, query)
  await recordAudit({ ...toActor(context), kind: 'changes-exported', details: { format: 'csv' } })
  const rows = exportChanges(getDatabase(), scope, devices, byteOrderMark)
  return toDownload(rows, `changes-${dayOf(moment.now)}`, 'csv')
}

/** @throws ProblemError as `openInventory` does */
export async function readChanges(
  session: Session,
  requestId: string,
  query: ChangeQuery,
  page: Page,
): Promise<ChangesAnswer> {
  const { scope, devices, fleet, moment } = await openChanges(session, requestId, query)
  const history = await readHistory(fleet, moment, session.tenantId)
  return { ...(await listChanges(getDatabase(), scope, devices, page)), history }
}

/** @throws ProblemError as `openInventory` does */
export async function readChangeSummary(
  session: Session,
  requestId: string,
  query: ChangeQuery,
): Promise<ChangeSummary> {
  const { scope, devices, fleet } = await openChanges(session, requestId, query)
  return summarizeChanges(getDatabase(), fleet, toChangeParams(query).toString(), scope, devices)
}

type OpenChanges = Inventory & { scope: ChangeScope; devices: DeviceSelection | null }

async function openChanges(session: Session, requestId: string, query: ChangeQuery): Promise<OpenChanges> {
  const { tenantId } = session
  const { fleet, moment } = await openInventory(session, requestId)
  const devices = isAboutDevices(query)
    ? selectDevices(fleet, moment, await pastDevices(getDatabase(), tenantId, fleet), query)
    : null
  return { fleet, moment, devices, scope: { tenantId, ...query } }
}

async function readHistory({ snapshot }: Fleet, { now }: Moment, tenantId: string): Promise<HistorySpan> {
  const start = await readHistoryStart(getDatabase(), tenantId)
  const kept = now - getEnvironment().HISTORY_DAYS * DAY_MS
  const from = Math.max(start ?? Date.parse(snapshot.takenAt), kept)
  return { from: new Date(from).toISOString(), to: snapshot.takenAt }
}

function readPage(params: URLSearchParams): Page {
  const cursor = params.get('cursor')
  const after = cursor === null ? null : decodeChangeCursor(cursor)
  if (cursor !== null && !after) refuseParameter('cursor is not one of an answer; leave it out to start anew.')
  return { after, limit: readLimit(params) }
}
