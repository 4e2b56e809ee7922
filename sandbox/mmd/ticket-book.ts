import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { toTimestamp } from '../fleet/time'

const contactSchema = z.object({
  givenName: z.string(),
  surname: z.string(),
  email: z.string(),
  phoneNumber: z.string(),
})

/** What a new ticket must and may bring. */
export const newTicketSchema = z.object({
  title: z.string().min(1),
  description: z.string().min(1),
  type: z.enum(['Incident', 'ChangeRequest', 'RequestForInformation']),
  category: z.string().min(1),
  subcategory: z.string().min(1),
  severity: z.int(),
  contact: contactSchema,
  usersOrDevicesImpacted: z.int().nullish(),
  businessImpact: z.string().nullish(),
  issueFirstNoticed: z.string().nullish(),
  issueReproduced: z.boolean().nullish(),
  endUserSupportEngaged: z.boolean().nullish(),
  troubleshootingSteps: z.string().nullish(),
  reproSteps: z.string().nullish(),
})
type NewTicket = z.infer<typeof newTicketSchema>

type Ticket = {
  title: string
  description: string
  isPartner: boolean
  type: string
  category: string
  subcategory: string
  compromiseIndicator: string
  usersOrDevicesImpacted: number | null
  relatedAlerts: string
  businessImpact: string
  issueFirstNoticed: string | null
  issueReproduced: boolean | null
  endUserSupportEngaged: boolean | null
  troubleshootingSteps: string
  nextActionOwner: string
  nextActionTime: string | null
  reproSteps: string
  id: string
  severity: number
  state: string
  createdDateTime: string
  resolvedDateTime: string | null
  contact: z.infer<typeof contactSchema> & { id: string; preferredLanguageId: string }
  emails: string[]
  attachments: unknown[]
  notes: unknown[]
}

export type Note = {
  id: number
  type: string
  renderType: 'html' | 'text'
  createdDateTime: string
  modifiedDateTime: string
  text: string
  sender: string
}

export type SeededTicket = { ticket: Ticket; notes: Note[] }

const ID_LETTERS = 'BCDFGHJKLMNPQRSTVWXYZ0123456789'

/** An id such as MMD-1465058-R5V8P. */
export function ticketId(number: number, letter: () => number): string {
  return `MMD-${number}-${Array.from({ length: 5 }, () => ID_LETTERS.charAt(letter() % ID_LETTERS.length)).join('')}`
}

export class TicketBook {
  readonly #tickets: SeededTicket[]
  #nextNumber = 1_500_001

  constructor(tickets: SeededTicket[]) {
    this.#tickets = tickets
  }

  list(): Ticket[] {
    return this.#tickets.map(({ ticket }) => ticket)
  }

  find(id: string): SeededTicket | null {
    return this.#tickets.find(({ ticket }) => ticket.id === id) ?? null
  }

  create(wanted: NewTicket, now: number): Ticket {
    const at = toTimestamp(now, randomInt(10_000))
    const id = ticketId(this.#nextNumber, () => randomInt(1000))
    this.#nextNumber += 1
    const ticket: Ticket = {
      title: wanted.title,
      description: wanted.description,
      isPartner: false,
      type: wanted.type,
      category: wanted.category,
      subcategory: wanted.subcategory,
      compromiseIndicator: '',
      usersOrDevicesImpacted: wanted.usersOrDevicesImpacted ?? null,
      relatedAlerts: '',
      businessImpact: wanted.businessImpact ?? '',
      issueFirstNoticed: wanted.issueFirstNoticed ?? null,
      issueReproduced: wanted.issueReproduced ?? null,
      endUserSupportEngaged: wanted.endUserSupportEngaged ?? null,
      troubleshootingSteps: wanted.troubleshootingSteps ?? '',
      nextActionOwner: 'Microsoft',
      nextActionTime: null,
      reproSteps: wanted.reproSteps ?? '',
      id,
      // Change requests and requests for information are always of the lowest severity.
      severity: wanted.type === 'Incident' ? wanted.severity : 4,
      state: 'active',
      createdDateTime: at,
      resolvedDateTime: null,
      contact: { id: id.slice(-5), preferredLanguageId: 'en-US', ...wanted.contact },
      emails: [],
      attachments: [],
      notes: [],
    }
    this.#tickets.unshift({ ticket, notes: [] })
    return ticket
  }

  addNote({ notes }: SeededTicket, text: string, now: number): void {
    const at = toTimestamp(now, randomInt(10_000))
    const sender = 'Contoso IT'
    notes.push({
      id: notes.length,
      type: 'post',
      renderType: 'html',
      createdDateTime: at,
      modifiedDateTime: at,
      text,
      sender,
    })
  }
}
