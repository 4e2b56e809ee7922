import type { Device } from '@/lib/domain/device'

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

type EventField = (typeof EVENT_FIELDS)[number]

export type DeviceEvent = {
  deviceId: string
  deviceName: string
  kind: 'added' | 'removed' | 'returned' | 'changed'
  field: EventField | null
  from: string | null
  to: string | null
}

type Identified = Pick<Device, 'id' | 'name'>

export function toEvent({ id, name }: Identified, kind: 'added' | 'removed' | 'returned'): DeviceEvent {
  return { deviceId: id, deviceName: name, kind, field: null, from: null, to: null }
}

/** What changed of a device, an event for each field. */
export function toChangeEvents(
  before: Pick<Device, EventField>,
  { id, ...after }: Pick<Device, EventField | 'id'>,
): DeviceEvent[] {
  return EVENT_FIELDS.filter(field => before[field] !== after[field]).map(field => ({
    deviceId: id,
    deviceName: after.name,
    kind: 'changed',
    field,
    from: before[field],
    to: after[field],
  }))
}
