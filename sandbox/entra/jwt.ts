import { createHmac, sign } from 'node:crypto'
import type { SigningKey } from './keys'

export type Claims = Record<string, unknown>

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** Written out rather than left to a library, because the forged tokens below are what libraries refuse to make. */
export function signRs256(claims: Claims, key: SigningKey, header: Claims = {}): string {
  const input = `${encode({ typ: 'JWT', alg: 'RS256', kid: key.kid, x5t: key.kid, ...header })}.${encode(claims)}`
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), key.privateKey).toString('base64url')}`
}

export function signHs256(claims: Claims, secret: string): string {
  const input = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}

export function unsigned(claims: Claims): string {
  return `${encode({ typ: 'JWT', alg: 'none' })}.${encode(claims)}.`
}

/** Lays overrides over claims; null deletes one. */
export function override(claims: Claims, overrides: Claims): Claims {
  const merged = Object.entries({ ...claims, ...overrides })
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined && value !== null))
}

/** A stable GUID made from words, for ids that must not change between runs. */
export function guidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
