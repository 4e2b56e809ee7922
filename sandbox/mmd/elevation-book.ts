import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { HOUR_MS, toTimestamp } from '../fleet/time'

/** Create sends PascalCase, unlike everything else. */
export const newElevationSchema = z.object({
  PartnerTicketId: z.string(),
  DeviceName: z.string().min(1),
  Title: z.string().min(1),
  Category: z.string().min(1),
  Subcategory: z.string().min(1),
  PlanOfAction: z.string().min(1),
})

export type ElevationRequest = {
  id: string
  tenantId: string
  partnerId: string
  requestingAgentUpn: string
  partnerTicketId: string
  deviceName: string
  title: string
  category: string
  subcategory: string
  planOfAction: string
  actionsTaken: string | null
  closingAgentUpn: string | null
  requestCreationTime: string
  requestClosureTime: string | null
  requestRenewTime: string | null
  isSuccessfulRequest: boolean
  viewerUpns: string[]
  passwordLastUpdatedTime: string | null
  isDeleted: boolean
  ttl: number
  eTag: string
}

export const AGENT_UPN = 'managed-desktop-console@contoso.example'
/** 90 days in seconds. */
export const TIME_TO_LIVE = 7_776_000
const MAX_OPEN_PER_DEVICE = 3
const ROTATION_MS = 2 * HOUR_MS

export class ElevationBook {
  readonly #requests: ElevationRequest[]
  readonly #passwordKey = randomBytes(32)

  constructor(requests: ElevationRequest[]) {
    this.#requests = requests
  }

  list(): ElevationRequest[] {
    return this.#requests
  }

  find(id: string): ElevationRequest | null {
    return this.#requests.find(request => request.id === id.toLowerCase()) ?? null
  }

  openFor(deviceName: string): ElevationRequest[] {
    return this.#requests.filter(request => request.deviceName === deviceName && request.requestClosureTime === null)
  }

  mayOpen(deviceName: string): boolean {
    return this.openFor(deviceName).length < MAX_OPEN_PER_DEVICE
  }

  create(wanted: z.infer<typeof newElevationSchema>, tenantId: string, now: number): ElevationRequest {
    const request = {
      id: randomUUID(),
      tenantId,
      partnerId: tenantId,
      requestingAgentUpn: AGENT_UPN,
      partnerTicketId: wanted.PartnerTicketId,
      deviceName: wanted.DeviceName,
      title: wanted.Title,
      category: wanted.Category,
      subcategory: wanted.Subcategory,
      planOfAction: wanted.PlanOfAction,
      actionsTaken: null,
      closingAgentUpn: null,
      requestCreationTime: toTimestamp(now, 0),
      requestClosureTime: null,
      requestRenewTime: null,
      isSuccessfulRequest: true,
      viewerUpns: [],
      passwordLastUpdatedTime: null,
      isDeleted: false,
      ttl: TIME_TO_LIVE,
      eTag: `"${randomUUID()}"`,
    }
    this.#requests.unshift(request)
    return request
  }

  close(request: ElevationRequest, actionsTaken: string, now: number): void {
    request.actionsTaken = actionsTaken
    request.closingAgentUpn = AGENT_UPN
    request.requestClosureTime = toTimestamp(now, 0)
    request.eTag = `"${randomUUID()}"`
  }

  /** The local administrator's password, which changes every two hours. The prefix is what canary tests look for. */
  password(deviceName: string, now: number): { value: string; since: string } {
    const since = Math.floor(now / ROTATION_MS) * ROTATION_MS
    const secret = createHmac('sha256', this.#passwordKey).update(`${deviceName}|${since}`).digest('base64url')
    return { value: `Pw-canary-${secret.slice(0, 14)}`, since: toTimestamp(since, 0) }
  }
}
