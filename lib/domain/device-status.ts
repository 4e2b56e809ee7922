/** How a state is to be taken; colour, shape and word follow from it. */
export type StatusTone = 'good' | 'warning' | 'critical' | 'info' | 'unknown'

export type DeviceStatus = { tone: StatusTone; label: string }

type Words = Record<string, DeviceStatus>

const COMPLIANCE: Words = {
  compliant: { tone: 'good', label: 'Compliant' },
  noncompliant: { tone: 'critical', label: 'Non-compliant' },
  ingraceperiod: { tone: 'warning', label: 'In grace period' },
  conflict: { tone: 'critical', label: 'Conflict' },
  error: { tone: 'critical', label: 'Error' },
  unknown: { tone: 'unknown', label: 'Unknown' },
}

const ASSIGNMENT: Words = {
  successful: { tone: 'good', label: 'Successful' },
  pending: { tone: 'info', label: 'Pending' },
  inprogress: { tone: 'info', label: 'In progress' },
  failed: { tone: 'critical', label: 'Failed' },
  unknown: { tone: 'unknown', label: 'Unknown' },
}

const DEPLOYMENT: Words = {
  compliant: { tone: 'good', label: 'Compliant' },
  success: { tone: 'good', label: 'Success' },
  succeeded: { tone: 'good', label: 'Succeeded' },
  installed: { tone: 'good', label: 'Installed' },
  pending: { tone: 'info', label: 'Pending' },
  inprogress: { tone: 'info', label: 'In progress' },
  ingraceperiod: { tone: 'warning', label: 'In grace period' },
  noncompliant: { tone: 'critical', label: 'Non-compliant' },
  conflict: { tone: 'critical', label: 'Conflict' },
  error: { tone: 'critical', label: 'Error' },
  failed: { tone: 'critical', label: 'Failed' },
  failure: { tone: 'critical', label: 'Failure' },
  notapplicable: { tone: 'unknown', label: 'Not applicable' },
  unknown: { tone: 'unknown', label: 'Unknown' },
}

export function complianceStatus(word: string): DeviceStatus {
  return statusOf(COMPLIANCE, word)
}

export function assignmentStatus(word: string): DeviceStatus {
  return statusOf(ASSIGNMENT, word)
}

export function deploymentStatus(word: string): DeviceStatus {
  return statusOf(DEPLOYMENT, word)
}

/** The service may add words at any time: one we do not know is shown as it came. */
function statusOf(words: Words, word: string): DeviceStatus {
  const key = word.toLowerCase().replaceAll(/[\s_-]/g, '')
  const known = Object.hasOwn(words, key) ? words[key] : undefined
  return known ?? { tone: 'unknown', label: word || 'Not reported' }
}
