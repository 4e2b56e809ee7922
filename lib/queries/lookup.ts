import { LONGEST_IDENTIFIER } from '@/lib/domain/identifiers'
import type { LookupAnswer, LookupDevice } from '@/lib/domain/inventory'
import { fetchJson } from './fetcher'

export type Lookup = Omit<LookupAnswer, 'devices'> & { devices: LookupDevice[] }

/** The last lookup and the text it was made of, kept for whoever comes back from one of its devices. */
export const lastLookupKey = ['lookup', 'last'] as const
export type LastLookup = { text: string; lookup: Lookup }

const isTooLong = (identifier: string) => identifier.length > LONGEST_IDENTIFIER

/** Finds the devices of names, serial numbers, ids and UPNs. What is longer than any of them is not asked for. */
export async function lookUpDevices(identifiers: readonly string[]): Promise<Lookup> {
  const answer = (await fetchJson('/api/inventory/lookup', {
    method: 'POST',
    body: { identifiers: identifiers.filter(identifier => !isTooLong(identifier)), rows: true },
  })) as LookupAnswer // the console's own API, which makes its answer of this type
  return {
    ...answer,
    devices: answer.devices ?? [],
    notFound: [...answer.notFound, ...identifiers.filter(isTooLong)],
  }
}

/** Keeps the devices of a lookup under an id that an address can carry. @returns `null` when nothing is found any more */
export async function keepLookup(identifiers: readonly string[]): Promise<string | null> {
  const answer = (await fetchJson('/api/inventory/lookup', {
    method: 'POST',
    body: { identifiers: identifiers.filter(identifier => !isTooLong(identifier)), keep: true },
  })) as LookupAnswer // as above
  return answer.set ?? null
}
