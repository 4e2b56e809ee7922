import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { searchTerms } from '@/lib/domain/device-query'
import { areWithin, holdsAll, toSearchText } from '@/lib/domain/device-search'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { type DeviceBlock, inventoryKeys } from '@/lib/queries/inventory'
import type { ListedDevices } from './use-device-list'
import type { RowSpan } from './view-blocks'

/** The rows of a view that is sought, until it is listed, where all in sight are known; `null` otherwise. */
export function useRowsAhead(listed: ListedDevices, sought: string, { first, last }: RowSpan) {
  const client = useQueryClient()
  // A search begins at the top.
  const isWanted = sought !== listed.view && first === 0
  return useMemo(
    () => (isWanted ? rowsAhead(client, listed, sought, last + 1) : null),
    [client, listed, sought, isWanted, last],
  )
}

/**
 * The first rows of a view that differs from others only in that its search narrows theirs, taken from the first rows of
 * those: they stand in the same order, so what matches among them comes first in the view. The console is asked all the
 * same; its answer brings the rest and how many there are.
 *
 * @param inSight rows that fit into sight; fewer than these are shown only when they are all there are
 * @returns `null` where the rows in sight are not known
 */
export function rowsAhead(
  client: QueryClient,
  listed: ListedDevices,
  view: string,
  inSight: number,
): ListedDevices | null {
  const [terms, others] = [termsOf(view), besidesSearch(view)]
  let best: { devices: InventoryDevice[]; isWhole: boolean } | null = null
  for (const [, block] of client.getQueriesData<DeviceBlock>({ queryKey: inventoryKeys.blocks, predicate: isFirst })) {
    // Others are of an older snapshot, or of one that is not in sight yet.
    if (block?.snapshot.version !== listed.snapshot.version) continue
    if (besidesSearch(block.view) !== others || !areWithin(terms, termsOf(block.view))) continue
    const devices = block.devices.filter(device => holdsAll(toSearchText(device), terms))
    const isWhole = block.devices.length === block.total
    if (isWhole || !best || devices.length > best.devices.length) best = { devices, isWhole }
    if (isWhole) break
  }
  if (!best || best.devices.length === 0) return null
  if (!best.isWhole && best.devices.length < inSight) return null
  const total = best.isWhole ? best.devices.length : listed.total
  const first = { view, devices: best.devices, total, snapshot: listed.snapshot }
  return { ...listed, view, total, first, outdated: true }
}

const isFirst = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey.at(-1) === 0

/** The words that a view is searched for. */
export function termsOf(view: string): readonly string[] {
  return searchTerms(new URLSearchParams(view).get('search') ?? '')
}

/** All that makes a view but its search. */
function besidesSearch(view: string): string {
  const params = new URLSearchParams(view)
  params.delete('search')
  return params.toString()
}
