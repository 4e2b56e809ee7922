import type { Device } from './device'

/** The fields whose changes are worth telling; a device's other changes are just stored. */
export const EVENT_FIELDS = [
  'name',
  'userUpn',
  'ring',
  'profile',
  'compliance',
  'osVersion',
  'profileAssignment',
] as const satisfies (keyof Device)[]

export type EventField = (typeof EVENT_FIELDS)[number]

export const CHANGE_KINDS = ['added', 'removed', 'returned', 'changed'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** What became of a device from one snapshot to the next; `field`, `from` and `to` are null unless it `changed`. */
export type DeviceChange = {
  id: number
  /** When the snapshot was taken that showed it; ISO 8601 in UTC. */
  at: string
  deviceId: string
  /** What the device was called then. */
  deviceName: string
  kind: ChangeKind
  field: EventField | null
  from: string | null
  to: string | null
}

/** From which snapshot on changes are told, and up to which; ISO 8601 in UTC. What `from` has is the baseline and no change. */
export type HistorySpan = { from: string; to: string }

/**
 * The body of `GET /api/inventory/changes` and of `GET /api/inventory/devices/{id}/changes`, newest first. A page may be
 * short, or empty, and yet have a `nextCursor`: the search for rare changes stops now and then to say how far it is.
 */
export type ChangesAnswer = { changes: DeviceChange[]; nextCursor: string | null; history: HistorySpan }

/** How often something happened, and to how many devices. */
export type ChangeCount = Pick<DeviceChange, 'kind' | 'field'> & { events: number; devices: number }

/** The body of `GET /api/inventory/changes/summary`; what never happened has no line. */
export type ChangeSummary = { counts: ChangeCount[] }
