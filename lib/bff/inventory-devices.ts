import 'server-only'
import * as z from 'zod'
import { getDatabase } from '@/lib/db/client'
import type { DeviceSort } from '@/lib/domain/device-query'
import { LONGEST_IDENTIFIER, MOST_IDENTIFIERS } from '@/lib/domain/identifiers'
import { countFacets } from '@/lib/inventory/count-facets'
import { decodeCursor } from '@/lib/inventory/cursor'
import { describeDevice } from '@/lib/inventory/describe-device'
import { keepDeviceSet } from '@/lib/inventory/device-sets'
import { listDevices, type PageStart, prepareView } from '@/lib/inventory/list-devices'
import { lookUp, toRows } from '@/lib/inventory/look-up'
import type { HandlerContext } from './handle'
import { openInventory, readLimit, readWholeNumber, refuseParameter, requireDeviceQuery } from './inventory'
import { ProblemError } from './problem'
import { readJsonBody } from './read-json-body'

/** One page of a view of the fleet. */
export async function answerDevices({ request, session, requestId }: HandlerContext): Promise<Response> {
  const params = request.nextUrl.searchParams
  const query = requireDeviceQuery(params, ['limit', 'cursor', 'offset'])
  const limit = readLimit(params)
  const start = readStart(params, query.sort)
  const { fleet, moment } = await openInventory(session, requestId, query.set)
  await prepareView(fleet, moment, query)
  return Response.json(listDevices(fleet, moment, query, start, limit))
}

/** After a cursor of an earlier answer, or at a row of the view; a page further down needs no way through those above. */
function readStart(params: URLSearchParams, sort: DeviceSort): PageStart {
  const cursor = params.get('cursor')
  const offset = readWholeNumber(params, 'offset', 0, 10_000_000)
  if (cursor === null) return { offset: offset ?? 0 }
  if (offset !== null) refuseParameter('cursor and offset exclude each other; send one of them.')
  const after = decodeCursor(sort, cursor)
  if (!after) refuseParameter('cursor is not one of an answer with the same sort; leave it out to start anew.')
  return { after }
}

/** The counts of a view by every facet. */
export async function answerFacets({ request, session, requestId }: HandlerContext): Promise<Response> {
  // The sort changes no count; a page may send its whole address.
  const query = requireDeviceQuery(request.nextUrl.searchParams, [])
  const { fleet, moment } = await openInventory(session, requestId, query.set)
  return Response.json(countFacets(fleet, moment, query))
}

/** One device of the snapshot, by its Entra device id. */
export async function answerDevice({ session, requestId, params }: HandlerContext): Promise<Response> {
  const { fleet, moment } = await openInventory(session, requestId)
  const answer = describeDevice(fleet, moment, params.id ?? '')
  if (!answer) throw new ProblemError('not-found', { detail: 'The newest snapshot has no device with this id.' })
  return Response.json(answer)
}

const lookupSchema = z.strictObject({
  identifiers: z
    .array(z.string().max(LONGEST_IDENTIFIER, `takes at most ${LONGEST_IDENTIFIER} characters`), {
      error: `takes a list of up to ${MOST_IDENTIFIERS} texts`,
    })
    .max(MOST_IDENTIFIERS, `takes at most ${MOST_IDENTIFIERS}; send the rest in another request`),
  rows: z.boolean().default(false),
  keep: z.boolean().default(false),
})

/** The most bytes a lookup takes. */
export const LONGEST_LOOKUP = 2 * 1024 * 1024

/** Finds the devices of up to 5,000 names, serial numbers, ids and UPNs; with `rows`, what they are; with `keep`, as a set. */
export async function answerLookup({ request, session, requestId }: HandlerContext): Promise<Response> {
  const { identifiers, rows, keep } = await readJsonBody(request, lookupSchema, LONGEST_LOOKUP)
  const { fleet } = await openInventory(session, requestId)
  const answer = lookUp(fleet, identifiers)
  const ids = answer.found.flatMap(found => found.ids)
  const set = keep && ids.length > 0 ? await keepDeviceSet(getDatabase(), session.tenantId, ids, Date.now()) : null
  return Response.json({
    ...answer,
    ...(rows ? { devices: toRows(fleet, answer) } : {}),
    ...(keep ? { set } : {}),
  })
}
