import { z } from 'zod'
import { noContent, type Reply } from '../http'
import { type Call, readJson } from './call'
import { collection, entity, readPaging } from './collection'
import { MmdError } from './errors'
import { type Fields, parseFilter, parseOrderBy } from './odata'
import { newTicketSchema, type SeededTicket } from './ticket-book'

const FIELDS: Fields = {
  id: 'string',
  title: 'string',
  description: 'string',
  type: 'string',
  category: 'string',
  subcategory: 'string',
  severity: 'number',
  state: 'string',
  isPartner: 'boolean',
  nextActionOwner: 'string',
  usersOrDevicesImpacted: 'number',
  createdDateTime: 'timestamp',
  resolvedDateTime: 'timestamp',
}

const noteSchema = z.object({ text: z.string().min(1) })

export function listTickets({ sandbox, request }: Call): Reply {
  const { skip, top } = readPaging(request, sandbox.settings.maxTop)
  const filter = parseFilter(request.query.get('$filter'), FIELDS)
  const order = parseOrderBy(request.query.get('$orderby'), FIELDS)
  const rows = sandbox.service.tickets.list().filter(filter).sort(order)
  return collection(request, 'Tickets', rows.slice(skip, skip + top))
}

function requireTicket({ sandbox, params }: Call): SeededTicket {
  const found = sandbox.service.tickets.find(params.ticketId ?? '')
  if (found === null) throw new MmdError(404, 'This ticket does not exist.')
  return found
}

export function getTicket(call: Call): Reply {
  return entity(call.request, 'Tickets', requireTicket(call).ticket)
}

export function createTicket(call: Call): Reply {
  const wanted = newTicketSchema.safeParse(readJson(call))
  if (!wanted.success) throw new MmdError(400, z.prettifyError(wanted.error))
  return entity(call.request, 'Tickets', call.sandbox.service.tickets.create(wanted.data, call.sandbox.now()))
}

export function listNotes(call: Call): Reply {
  return collection(call.request, 'Notes', requireTicket(call).notes)
}

export function addNote(call: Call): Reply {
  const note = noteSchema.safeParse(readJson(call))
  if (!note.success) throw new MmdError(400, z.prettifyError(note.error))
  call.sandbox.service.tickets.addNote(requireTicket(call), note.data.text, call.sandbox.now())
  return noContent()
}
