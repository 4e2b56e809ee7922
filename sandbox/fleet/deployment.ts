import { Random, weights } from './random'
import { DAY_MS, toTimestamp } from './time'

export type Group = { id: string; displayName: string; description: string; countMembers: number }
export type Configuration = {
  id: string
  type: 'Policy' | 'Script' | 'App'
  name: string
  version: string
  createdUtc: string
  lastModifiedUtc: string
  deploymentStatus: string
  lastReportedStatusUtc: string
}

const GROUPS = [
  'Modern Workplace Devices-All',
  'Modern Workplace Devices-Virtual Machine',
  'All Corporate Windows Devices',
  'Office Apps - Monthly Enterprise',
  'VPN Always On',
  'BitLocker Escrow',
  'Edge Beta Channel',
  'Finance Endpoints',
  'Field Engineering',
  'München Standort 3',
  'Shared Printers - Floor 12',
  'Defender Passive Mode',
] as const

const APPS = [
  'Microsoft 365 Apps for enterprise',
  'Company Portal',
  'Microsoft Teams',
  'Microsoft Edge',
  'OneDrive',
  'Visio',
  'Power BI Desktop',
  'Zscaler Client Connector',
  'SAP GUI 8.00',
  'Adobe Acrobat Reader',
  '7-Zip',
  'GitHub Desktop',
  'Citrix Workspace',
  'Slack',
  'Webex',
  'Notepad++',
  'Dell Command | Update',
  'Contoso Expense & Travel',
  'Contoso VPN <preview>',
  'KeePassXC',
] as const

const POLICIES = [
  'Modern Workplace-BitLocker Disk Encryption',
  'Modern Workplace-Defender Antivirus',
  'Modern Workplace-Device Guard',
  'Modern Workplace-Edge Baseline',
  'Modern Workplace-Firewall',
  'Modern Workplace-Local Admin Restriction',
  'Modern Workplace-OneDrive Known Folder Move',
  'Modern Workplace-Password Policy',
  'Modern Workplace-Power Settings',
  'Modern Workplace-Telemetry',
  'Modern Workplace-Update Ring',
  'Modern Workplace-Windows Hello for Business',
  'Modern Workplace-AppLocker',
  'Modern Workplace-Removable Storage',
] as const

const SCRIPTS = [
  'Set-TimeZone.ps1',
  'Remove-ConsumerApps.ps1',
  'Install-RootCertificate.ps1',
  'Map-NetworkDrives.ps1',
  'Set-LockScreen.ps1',
  'Detect-LowDiskSpace.ps1',
] as const

const CATALOGUE: readonly (readonly [Configuration['type'], string])[] = [
  ...POLICIES.map(name => ['Policy', name] as const),
  ...APPS.map(name => ['App', name] as const),
  ...SCRIPTS.map(name => ['Script', name] as const),
]

const policyStates = weights<string>(
  ['Compliant', 88],
  ['NotApplicable', 6],
  ['NonCompliant', 3],
  ['Error', 2],
  ['Conflict', 1],
)
const deliveryStates = weights<string>(
  ['Success', 88],
  ['NotApplicable', 5],
  ['Failed', 4],
  ['Pending', 2],
  ['Error', 1],
)

/** A different choice for each device, in the list's own order. */
function choose<T>(random: Random, list: readonly T[], count: number): T[] {
  const chosen = new Set<number>()
  while (chosen.size < Math.min(count, list.length)) chosen.add(random.int(0, list.length - 1))
  return list.filter((_, position) => chosen.has(position))
}

function toGroup(random: Random, displayName: string): Group {
  return {
    id: random.guid(),
    displayName,
    description: random.chance(0.2) ? '' : `Members of ${displayName}`,
    countMembers: random.int(1, 21_000),
  }
}

function toConfiguration(random: Random, type: Configuration['type'], name: string, now: number): Configuration {
  const created = now - random.int(200, 900) * DAY_MS
  return {
    id: random.guid(),
    type,
    name,
    version:
      type === 'App' ? `${random.int(1, 24)}.${random.int(0, 9)}.${random.int(0, 9999)}` : `${random.int(1, 14)}`,
    createdUtc: toTimestamp(created, null),
    lastModifiedUtc: toTimestamp(created + random.int(1, 190) * DAY_MS, random.int(0, 9999)),
    deploymentStatus: random.weighted(type === 'Policy' ? policyStates : deliveryStates),
    lastReportedStatusUtc: toTimestamp(now - random.next() ** 3 * 20 * DAY_MS, random.int(0, 9999)),
  }
}

/** 3 to 12 groups and 10 to 40 configurations: what only "get device" tells. */
export function deploymentOf(
  seed: number,
  device: number,
  ring: string,
  now: number,
): { groups: Group[]; configurations: Configuration[] } {
  const random = new Random(seed, 'deployment', device)
  const names = [`Modern Workplace Devices-Windows Update-${ring}`, ...choose(random, GROUPS, random.int(2, 11))]
  const groups = names.map(name => toGroup(random, name))
  const chosen = choose(random, CATALOGUE, random.int(10, 40))
  return { groups, configurations: chosen.map(([type, name]) => toConfiguration(random, type, name, now)) }
}

/** The groups of a person; like a device's, only "get user" tells them. */
export function userGroupsOf(seed: number, person: number): Group[] {
  const random = new Random(seed, 'person', person, 1)
  return ['All Employees', ...choose(random, GROUPS, random.int(1, 5))].map(name => toGroup(random, name))
}
