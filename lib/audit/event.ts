/** What is recorded. A new kind gets a line here; nothing else knows them all. */
export type AuditKind =
  | 'sign-in'
  | 'sign-in-refused'
  | 'sign-out'
  | 'refresh-failed'
  | 'role-denied'
  | 'sessions-ended'
  | 'devices-exported'
  | 'changes-exported'
  | 'view-shared'
  | 'password-asked-for'
  | 'admin-consent-started'
  | 'admin-consent-granted'
  | 'admin-consent-refused'
  | 'setup-checked'

/** Who did it, from where. */
export type AuditActor = {
  tenantId: string
  objectId?: string | null
  upn?: string | null
  /** The id of the session's row; its first digits are kept, as in the log. */
  session?: string | null
  requestId?: string | null
  clientAddress?: string | null
}

/** A few plain facts; never a secret, and nothing that grows. */
export type AuditDetails = Record<string, string | number | boolean | null>

export type AuditEvent = AuditActor & { kind: AuditKind; details?: AuditDetails }

/** How a session is called in logs, audit rows and the list of sessions: enough to find it, too little to be it. */
export const sessionReference = (rowId: string) => rowId.slice(0, 12)

const LONGEST_TEXT = 300

/** An event as a row: texts are plain, of one line and of sane length, whoever made them up. */
export function toAuditRow({ session, details = {}, ...event }: AuditEvent) {
  return {
    kind: event.kind,
    tenantId: plain(event.tenantId),
    objectId: plainOrNull(event.objectId),
    upn: plainOrNull(event.upn),
    session: session ? sessionReference(session) : null,
    requestId: plainOrNull(event.requestId),
    clientAddress: plainOrNull(event.clientAddress),
    details: Object.fromEntries(
      Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? plain(value) : value]),
    ),
  }
}

const plainOrNull = (text: string | null | undefined) => (text ? plain(text) : null)

/**
 * Control characters (PostgreSQL takes no NUL), halves of surrogate pairs (it takes none in JSON) and marks that turn
 * the direction of a line (which make one name look like another) become a visible sign.
 */
function plain(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}
