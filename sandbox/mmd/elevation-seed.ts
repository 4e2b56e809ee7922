import type { Fleet } from '../fleet/fleet'
import { Random } from '../fleet/random'
import { DAY_MS, toTimestamp } from '../fleet/time'
import { type ElevationRequest, TIME_TO_LIVE } from './elevation-book'

const REQUESTS = 40
const OPEN = 9

const REASONS = [
  ['Excel add-in needs a repair', 'Office', 'Excel', 'Repair the Office installation as administrator'],
  ['Word templates folder is locked', 'Office', 'Word', 'Correct the folder permissions'],
  ['Dock firmware is outdated', 'Hardware', 'Device', 'Run the maker’s dock updater'],
  ['Touchpad driver lost after update', 'Hardware', 'Device', 'Reinstall the driver from Settings'],
] as const

/** The nearest device, from a random one on, that is set up and has user support (so not of the Test ring). */
function pickDevice(fleet: Fleet, random: Random, now: number): string | null {
  const start = random.int(0, Math.max(0, fleet.size - 1))
  for (let step = 0; step < Math.min(fleet.size, 50); step += 1) {
    const { name, primaryUpdateRing } = fleet.device((start + step) % fleet.size, now)
    if (name !== '' && primaryUpdateRing !== 'Test') return name
  }
  return null
}

function toRequest(fleet: Fleet, position: number, now: number): ElevationRequest[] {
  const random = new Random(fleet.seed, 'support', position, 1)
  const deviceName = pickDevice(fleet, random, now)
  if (deviceName === null) return []
  const [title, category, subcategory, planOfAction] = random.pick(REASONS)
  const created = now - (position < OPEN ? position * 0.4 : position * 2 + random.next()) * DAY_MS
  const closed = position < OPEN ? null : toTimestamp(created + random.next() * DAY_MS, random.int(0, 9999))
  return [
    {
      id: random.guid(),
      tenantId: fleet.tenantId,
      partnerId: fleet.tenantId,
      requestingAgentUpn: 'sam.support@contoso.example',
      partnerTicketId: `INC${random.int(100_000, 999_999)}`,
      deviceName,
      title,
      category,
      subcategory,
      planOfAction,
      actionsTaken: closed === null ? null : `${planOfAction}: done.`,
      closingAgentUpn: closed === null ? null : 'sam.support@contoso.example',
      requestCreationTime: toTimestamp(created, random.int(0, 9999)),
      requestClosureTime: closed,
      requestRenewTime: null,
      isSuccessfulRequest: true,
      viewerUpns: closed === null ? [] : ['sam.support@contoso.example'],
      passwordLastUpdatedTime: closed === null ? null : toTimestamp(created, random.int(0, 9999)),
      isDeleted: false,
      ttl: TIME_TO_LIVE,
      eTag: `"${random.guid()}"`,
    },
  ]
}

/** Elevation requests of the past weeks, newest first; the newest few are still open. */
export function seedElevationRequests(fleet: Fleet, now: number): ElevationRequest[] {
  return Array.from({ length: REQUESTS }, (_, position) => toRequest(fleet, position, now)).flat()
}
