import { type ChangeKind, type DeviceChange, EVENT_FIELDS, type EventField } from '@/lib/domain/change'
import type { Device } from '@/lib/domain/device'

/** A change before it is stored with the snapshot that shows it. */
export type DeviceEvent = Omit<DeviceChange, 'id' | 'at'>

type Identified = Pick<Device, 'id' | 'name'>

export function toEvent({ id, name }: Identified, kind: Exclude<ChangeKind, 'changed'>): DeviceEvent {
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
