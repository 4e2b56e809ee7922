/** A person of the tenant, with the devices the service lists under them. */
export type Person = {
  upn: string
  name: string
  email: string | null
  devices: PersonDevice[]
}

export type PersonDevice = {
  name: string
  serialNumber: string
  model: string
  ring: string
  /** ISO 8601 in UTC; `null` when the device has never synced. */
  lastSyncAt: string | null
}
