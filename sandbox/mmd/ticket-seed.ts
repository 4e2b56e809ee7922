import type { Fleet } from '../fleet/fleet'
import { Random, weights } from '../fleet/random'
import { DAY_MS, HOUR_MS, toTimestamp } from '../fleet/time'
import { type Note, type SeededTicket, ticketId } from './ticket-book'

const TICKETS = 60

const TOPICS = [
  ['Outlook keeps asking for a password', 'Apps', 'Outlook'],
  ['Teams does not find the headset after the last update', 'Apps', 'Teams'],
  ['Device does not boot after a firmware update', 'Devices', 'Hardware'],
  ['BitLocker asks for the recovery key every morning', 'Devices', 'Security'],
  ['Please move 14 devices to the Fast ring', 'Devices', 'Other '],
  ['Test', 'Devices', 'Other '],
  ['VPN drops every ten minutes', 'Apps', 'Other '],
  ['Which Windows release comes next to the Broad ring?', 'Devices', 'Updates'],
  ["User O'Hara cannot print on floor 12 <urgent>", 'Devices', 'Printing'],
  ['Excel add-in blocked by AppLocker', 'Apps', 'Office'],
  ['Neue Geräte erscheinen nicht im Portal – 設定中', 'Devices', 'Enrollment'],
  ['Disk is full on shared kiosks', 'Devices', 'Storage'],
] as const

/** Markup an agent's mail program might have left, and markup nobody should ever run. */
const NOTES = [
  '<p>Thank you for contacting us. We are <b>looking into it</b> and will be back within the day.</p>',
  '<div>Could you run <code>dsregcmd /status</code> and send the output?<br>Kind regards,<br>Managed Desktop Operations</div>',
  '<p>Done on the three devices you named:</p><ul><li>MMD-00000000001</li><li>MMD-00000000002</li></ul>',
  '<p>See <a href="https://learn.microsoft.com/windows/release-health/">release health</a> &amp; the known issues.</p>',
  'No markup here, just a line that is 100 % plain & short.',
] as const

const HOSTILE_NOTES = [
  '<p>Hello</p><script>document.title = "owned"</script>',
  '<img src="x" onerror="document.title = \'owned\'"><p>A picture that is none</p>',
  '<a href="javascript:document.title=\'owned\'">open me</a><iframe src="https://example.org"></iframe>',
  '<svg onload="document.title=\'owned\'"><circle r="4"/></svg><style>body{display:none}</style>',
  '<p style="position:fixed;inset:0;background:red">cover</p><form action="https://example.org"><input name="password"></form>',
  '<p>Tracking</p><img src="https://example.org/pixel.gif" width="1" height="1">',
  '<p>Not closed <b>and <i>nested</p> wrongly',
] as const

const types = weights<string>(
  ['Incident', 60],
  ['RequestForInformation', 20],
  ['ChangeRequest', 10],
  ['Change Request', 10],
)

function toNotes(random: Random, created: number, now: number, hostile: string | undefined): Note[] {
  const texts = Array.from({ length: random.int(0, 4) }, () => random.pick(NOTES))
  return [...texts, ...(hostile === undefined ? [] : [hostile])].map((text, id) => {
    const at = toTimestamp(Math.min(now, created + (id + 1) * random.next() * 20 * HOUR_MS), random.int(0, 9999))
    const sender = random.chance(0.6) ? 'Microsoft Managed Desktop' : 'Contoso IT'
    return { id, type: 'post', renderType: 'html', createdDateTime: at, modifiedDateTime: at, text, sender }
  })
}

function toTicket(fleet: Fleet, position: number, now: number): SeededTicket {
  const random = new Random(fleet.seed, 'support', position)
  const person = fleet.person(random.int(0, Math.max(0, fleet.people - 1)))
  const [givenName = '', surname = ''] = person.name.split(' ')
  const [title, category, subcategory] = random.pick(TOPICS)
  const created = now - (position * 2.5 + random.next()) * DAY_MS
  const type = random.weighted(types)
  const isResolved = random.chance(Math.min(0.95, position / 30))
  const resolved = toTimestamp(Math.min(now, created + random.next() * 9 * DAY_MS), random.int(0, 9999))
  const hostile = fleet.oddities ? HOSTILE_NOTES[position] : undefined
  const ticket = {
    title,
    description: `${title}. Reported by ${person.name}; ${random.int(1, 40)} people wait for it.`,
    isPartner: false,
    type,
    category,
    subcategory,
    compromiseIndicator: '',
    usersOrDevicesImpacted: random.chance(0.3) ? null : random.int(1, 250),
    relatedAlerts: '',
    businessImpact: random.chance(0.5) ? '' : 'Month-end closing is delayed.',
    issueFirstNoticed: random.chance(0.3) ? null : toTimestamp(created - random.next() * 3 * DAY_MS, null),
    issueReproduced: random.chance(0.3) ? null : random.chance(0.5),
    endUserSupportEngaged: random.chance(0.3) ? null : random.chance(0.5),
    troubleshootingSteps: random.chance(0.5) ? '' : 'Restarted; signed out and in; ran the repair.',
    nextActionOwner: random.chance(0.7) ? 'Microsoft' : 'Customer',
    nextActionTime: isResolved ? null : toTimestamp(now + random.next() * 2 * DAY_MS, null),
    reproSteps: '',
    id: ticketId(1_465_058 - position * 37, () => random.int(0, 999)),
    severity: type === 'Incident' ? random.int(2, 3) : 4,
    state: isResolved ? 'resolved' : 'active',
    createdDateTime: toTimestamp(created, random.int(0, 9999)),
    resolvedDateTime: isResolved ? resolved : null,
    contact: {
      id: `${position}`,
      givenName,
      surname,
      email: person.upn,
      phoneNumber: '+49 89 5550100',
      preferredLanguageId: 'en-US',
    },
    emails: [],
    attachments: [],
    notes: [],
  }
  return { ticket, notes: toNotes(random, created, now, hostile) }
}

/** Two or three months of tickets, newest first; the newest carry the hostile notes. */
export function seedTickets(fleet: Fleet, now: number): SeededTicket[] {
  return Array.from({ length: TICKETS }, (_, position) => toTicket(fleet, position, now))
}
