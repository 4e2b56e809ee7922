import type { Device } from '../fleet/device'
import type { Fleet } from '../fleet/fleet'
import { ElevationBook } from './elevation-book'
import { seedElevationRequests } from './elevation-seed'
import { TicketBook } from './ticket-book'
import { seedTickets } from './ticket-seed'

export const PERSONAS = ['SensitiveData', 'Standard', 'PowerUser', 'Kiosk', 'Starter'] as const
type Persona = (typeof PERSONAS)[number]

/** How long a reassignment shows as under way, on the fleet's clock. */
const REASSIGNMENT_MS = 90_000

/** What the API's writes change: tickets, elevation requests, and the profiles of devices. */
export class ServiceData {
  readonly tickets: TicketBook
  readonly elevation: ElevationBook
  readonly #profiles = new Map<string, { persona: Persona; since: number }>()

  constructor(fleet: Fleet, now: number) {
    this.tickets = new TicketBook(seedTickets(fleet, now))
    this.elevation = new ElevationBook(seedElevationRequests(fleet, now))
  }

  reassign(aadDeviceId: string, persona: Persona, now: number): void {
    this.#profiles.set(aadDeviceId.toLowerCase(), { persona, since: now })
  }

  /** The device with the profile it was last given. */
  withProfile(device: Device, now: number): Device {
    const change = this.#profiles.get(device.aadDeviceId)
    if (change === undefined) return device
    const profileAssignmentStatus = now - change.since < REASSIGNMENT_MS ? 'InProgress' : 'Successful'
    return { ...device, persona: change.persona, profileAssignmentStatus }
  }
}
