import type { DeviceChange } from '@/lib/domain/change'
import type { ChangeQuery } from '@/lib/domain/change-query'
import type { Device } from '@/lib/domain/device'

/** The history as one would filter it who never heard of speed: what the real one is compared with. */

/**
 * The changes that a query asks for, newest first.
 * @param devices every device as it is now or, one that is gone, as it was last
 */
export function plainChanges(changes: DeviceChange[], devices: Device[], query: ChangeQuery): DeviceChange[] {
  const { since, until, kind, field, deviceId } = query
  return changes
    .filter(change => {
      const at = Date.parse(change.at)
      if ((since !== null && at < since) || (until !== null && at >= until)) return false
      if (deviceId !== null && change.deviceId !== deviceId) return false
      const isChosen = kind.length === 0 && field.length === 0
      const isKind =
        change.kind === 'changed' ? kind.includes('changed') && field.length === 0 : kind.includes(change.kind)
      const isField = change.field !== null && field.includes(change.field)
      return (isChosen || isKind || isField) && isOfDevice(change.deviceId)
    })
    .sort((a, b) => (a.at === b.at ? b.id - a.id : a.at < b.at ? 1 : -1))

  function isOfDevice(id: string): boolean {
    const { search, ring, model } = query
    const terms = search.toLowerCase().split(/\s+/).filter(Boolean)
    if (terms.length + ring.length + model.length === 0) return true
    const device = devices.find(candidate => candidate.id === id)
    if (!device) return false
    const formerNames = changes
      .filter(change => change.deviceId === id && change.field === 'name')
      .map(({ from }) => from)
    const { name, serialNumber, assignedUser, userUpn, userEmail, manufacturer, intuneId, globalDeviceId } = device
    const texts = [id, name, serialNumber, assignedUser, userUpn, userEmail, device.model, manufacturer, intuneId]
    return (
      terms.every(term =>
        [...texts, globalDeviceId, ...formerNames].some(text => text?.toLowerCase().includes(term)),
      ) &&
      (ring.length === 0 || ring.includes(device.ring)) &&
      (model.length === 0 || model.includes(device.model))
    )
  }
}
