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

/** The device's row by the names of its fields, with its hash. */
export function toRow({ device, hash }: HashedDevice): Record<string, unknown> {
  const row: Record<string, unknown> = { hash }
  for (const field of FIELDS) row[field] = device[field]
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
