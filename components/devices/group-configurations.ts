import type { DeviceConfiguration } from '@/lib/domain/device'
import { deploymentStatus, type StatusTone } from '@/lib/domain/device-status'

export type ConfigurationGroup = {
  type: string
  configurations: DeviceConfiguration[]
  /** How many failed or are at risk. */
  failures: number
}

/** What needs a person comes first, what is settled last. */
const URGENCY: Record<StatusTone, number> = { critical: 0, warning: 1, info: 2, unknown: 3, good: 4 }

/** By type, in the service's order of types; within a type the failures first, then by name. */
export function groupConfigurations(configurations: readonly DeviceConfiguration[], filter = ''): ConfigurationGroup[] {
  const wanted = filter.trim().toLowerCase()
  const byType = new Map<string, DeviceConfiguration[]>()
  for (const configuration of configurations) {
    const status = deploymentStatus(configuration.status).label
    if (wanted && !`${configuration.name}\n${status}`.toLowerCase().includes(wanted)) continue
    const group = byType.get(configuration.type) ?? []
    group.push(configuration)
    byType.set(configuration.type, group)
  }
  return [...byType]
    .map(([type, group]) => ({
      type,
      configurations: group.sort(byUrgency),
      failures: group.filter(configuration => urgency(configuration) <= URGENCY.warning).length,
    }))
    .sort((one, other) => typeRank(one.type) - typeRank(other.type) || one.type.localeCompare(other.type))
}

const TYPES = ['Policy', 'App', 'Script']

function typeRank(type: string): number {
  const rank = TYPES.indexOf(type)
  return rank === -1 ? TYPES.length : rank
}

function urgency(configuration: DeviceConfiguration): number {
  return URGENCY[deploymentStatus(configuration.status).tone]
}

function byUrgency(one: DeviceConfiguration, other: DeviceConfiguration): number {
  return urgency(one) - urgency(other) || one.name.localeCompare(other.name)
}
