import { hash } from 'node:crypto'
import { getTableColumns } from 'drizzle-orm'
import { toCopyValue } from '@/lib/db/copy'
import { devices } from '@/lib/db/schema'
import type { Device } from '@/lib/domain/device'
import { releaseOfBuild, toWindowsVersion } from '@/lib/domain/windows'
import { type DeviceActivity, isoOrNull, numberOrNull } from './activity'

const { tenantId: _tenant, hash: _hash, changedIn: _version, ...columns } = getTableColumns(devices)

/** The columns of `devices` that hold a field of a device, under that field's name. */
export const STORED_COLUMNS = columns

type StoredField = keyof typeof columns & keyof Device

const FIELDS = Object.keys(columns) as StoredField[] // all but the three taken out above are fields of ours

/** A device as it can be stored, and what tells whether its row has changed. */
export type StorableDevice = {
  device: Device
  /** All that is stored, by the columns of COPIED_COLUMNS but for the hash, as COPY reads it. */
  line: string
  hash: string
}

/** Takes out what no database could keep of the device's text. */
export function toStorable(device: Device): StorableDevice {
  const line = lineOf(device)
  // PostgreSQL takes a NUL in no text, and half of a surrogate pair is no character.
  if (!line.includes('\0') && line.isWellFormed()) return { device, line, hash: toHash(line) }
  const cleaned = Object.entries(device).map(([field, value]) => [
    field,
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  ])
  const storable = Object.fromEntries(cleaned) as Device // the same fields, text for text
  const cleanLine = lineOf(storable)
  return { device: storable, line: cleanLine, hash: toHash(cleanLine) }
}

const KEYS = FIELDS.map((field, index) => ({ field, key: `f${index}` }))

/** The columns that a sync writes, each with the key it has in a row: written out, the names would be a fifth of what is sent. */
export const ROW_COLUMNS = [
  ...KEYS.map(({ field, key }) => ({ key, column: columns[field].name })),
  { key: 'hash', column: devices.hash.name },
]

/** The device's row by the keys of ROW_COLUMNS. */
export function toRow({ device, hash }: StorableDevice): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const { field, key } of KEYS) row[key] = device[field]
  row.hash = hash
  return row
}

/** The device of a row, with the activity that its snapshot knew of it. */
export function fromRow(row: Pick<Device, StoredField>, { lastSyncAt, ageInMonths }: DeviceActivity): Device {
  const version = toWindowsVersion(row.osVersion)
  return {
    ...row,
    osBuild: version ? String(version.build) : null,
    osRelease: version ? releaseOfBuild(version.build) : null,
    lastSyncAt: isoOrNull(lastSyncAt),
    ageInMonths: numberOrNull(ageInMonths),
  }
}

/** No two devices have the same. */
function lineOf(device: Device): string {
  let line = ''
  for (const field of FIELDS) line += `${toCopyValue(device[field])}\t`
  return line
}

/** No signature, only a way to see that something changed, so half of a SHA-256 does. */
function toHash(text: string): string {
  return hash('sha256', text).slice(0, 32)
}
