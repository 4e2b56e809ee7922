import type { Device } from '@/lib/domain/device'
import type { AttentionBasis } from '@/lib/domain/inventory'

/** What is known of a device before the service has been asked for it. Times are ISO 8601 in UTC. */
export type KnownDevice = {
  device: Device
  basis: AttentionBasis
  /** A row of the snapshot; or of the service's own list, for a device that no snapshot has yet. */
  from: { kind: 'snapshot'; takenAt: string } | { kind: 'service'; readAt: string }
}
