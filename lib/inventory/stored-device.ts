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

/** In JSON: a NUL, which PostgreSQL takes in no text, and half of a surrogate pair, which is no character. */
const UNSTORABLE = /\\u(0000|d[89a-f])/

/** A device as it can be stored, and what tells whether its row has changed. */
export type HashedDevice = { device: Device; hash: string }

/** Takes out what no database could keep of the device's text. */
export function toStorable(device: Device): HashedDevice {
  const text = textOf(device)
  if (!UNSTORABLE.test(text)) return { device, hash: toHash(text) }
  const cleaned = Object.entries(device).map(([field, value]) => [
    field,
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  ])
  const storable = Object.fromEntries(cleaned) as Device // the same fields, text for text
  return { device: storable, hash: toHash(textOf(storable)) }
}

/** The device's row by the names of its fields, with its hash. */
export function toRow({ device, hash }: HashedDevice): Record<string, unknown> {
  return { ...Object.fromEntries(FIELDS.map(field => [field, device[field]])), hash }
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

function textOf(device: Device): string {
  return JSON.stringify(FIELDS.map(field => device[field]))
}

/** No signature, only a way to see that something changed, so half of a SHA-256 does. */
function toHash(text: string): string {
  return hash('sha256', text).slice(0, 32)
}
