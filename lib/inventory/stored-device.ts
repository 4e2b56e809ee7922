import { hash } from 'node:crypto'
import { getTableColumns } from 'drizzle-orm'
import { devices } from '@/lib/db/schema'
import type { Device } from '@/lib/domain/device'
import { releaseOfBuild, toWindowsVersion } from '@/lib/domain/windows'

const { tenantId: _tenant, hash: _hash, changedIn: _version, ...columns } = getTableColumns(devices)

/** The columns of `devices` that hold a field of a device, under that field's name. */
export const STORED_COLUMNS = columns

type StoredField = keyof typeof columns & keyof Device

const FIELDS = Object.keys(columns) as StoredField[] // all but the three taken out above are fields of ours

/** A device as it can be stored, and what tells whether its row has changed. */
export type HashedDevice = { device: Device; hash: string }

/** One whose row is to be written; `isNew` when it has none yet. */
export type ChangedDevice = HashedDevice & { isNew: boolean }

/** Takes out what no database could keep of the device's text. */
export function toStorable(device: Device): HashedDevice {
  const text = textOf(device)
  // PostgreSQL takes a NUL in no text, and half of a surrogate pair is no character.
  if (!text.includes('\0') && text.isWellFormed()) return { device, hash: toHash(text) }
  const cleaned = Object.entries(device).map(([field, value]) => [
    field,
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  ])
  const storable = Object.fromEntries(cleaned) as Device // the same fields, text for text
  return { device: storable, hash: toHash(textOf(storable)) }
}

const KEYS = FIELDS.map((field, index) => ({ field, key: `f${index}` }))

/** The columns that a sync writes, each with the key it has in a row: written out, the names would be a fifth of what is sent. */
export const ROW_COLUMNS = [
  ...KEYS.map(({ field, key }) => ({ key, column: columns[field].name })),
  { key: 'hash', column: devices.hash.name },
]

/** The device's row by the keys of ROW_COLUMNS. */
export function toRow({ device, hash }: HashedDevice): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const { field, key } of KEYS) row[key] = device[field]
  row.hash = hash
  return row
}

/** The device of a row, with the activity that its snapshot knew of it. */
export function fromRow(row: Pick<Device, StoredField>, activity: Pick<Device, 'lastSyncAt' | 'ageInMonths'>): Device {
  const version = toWindowsVersion(row.osVersion)
  return {
    ...row,
    osBuild: version ? String(version.build) : null,
    osRelease: version ? releaseOfBuild(version.build) : null,
    ...activity,
  }
}

/** All that is stored, each value after its length, so that no two devices have the same text. */
function textOf(device: Device): string {
  let text = ''
  for (const field of FIELDS) {
    const value = device[field]
    text += value === null ? '-' : `${value.length}:${value}`
  }
  return text
}

/** No signature, only a way to see that something changed, so half of a SHA-256 does. */
function toHash(text: string): string {
  return hash('sha256', text).slice(0, 32)
}
