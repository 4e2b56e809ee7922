import { type QueryClient, QueryObserver, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { searchTerms } from '@/lib/domain/device-query'
import { areWithin, holdsAll, toSearchText } from '@/lib/domain/device-search'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { BLOCK_ROWS, type DeviceBlock, deviceBlockQuery, inventoryKeys } from '@/lib/queries/inventory'
import type { DeviceListState, ListedDevices } from './use-device-list'
import type { RowSpan } from './view-blocks'

/** Blocks of first rows in which a search looks: nearly every letter stands in enough of them to fill the sight. */
const BLOCKS = 4

/** More of a view's first rows, read for whoever is about to search in it, and kept until they are let go. */
export function holdForSearch(client: QueryClient, { view, total }: Pick<ListedDevices, 'view' | 'total'>): () => void {
  const releases: (() => void)[] = []
  for (let block = 1; block < BLOCKS && block * BLOCK_ROWS < total; block += 1) {
    releases.push(new QueryObserver(client, deviceBlockQuery(view, block)).subscribe(() => undefined))
  }
  return () => {
    for (const release of releases) release()
  }
}

/** Holds those rows from when somebody comes to the search field until they are done with it. */
export function useSearchedRows(state: DeviceListState): { begin: () => void; end: () => void } {
  const client = useQueryClient()
  const release = useRef(() => {})
  useEffect(() => () => release.current(), [])
  return {
    begin() {
      release.current()
      if (state.kind === 'listed') release.current = holdForSearch(client, state)
    },
    end: () => release.current(),
  }
}

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
    const devices: InventoryDevice[] = []
    let looked = 0
    for (const device of firstRows(client, block)) {
      looked += 1
      if (holdsAll(toSearchText(device), terms)) devices.push(device)
      // No more stand in the first block of a list.
      if (devices.length === BLOCK_ROWS) break
    }
    const isWhole = looked === block.total
    if (isWhole || !best || devices.length > best.devices.length) best = { devices, isWhole }
    if (isWhole) break
  }
  if (!best || best.devices.length === 0) return null
  if (!best.isWhole && best.devices.length < inSight) return null
  const total = best.isWhole ? best.devices.length : listed.total
  const first = { view, devices: best.devices, total, snapshot: listed.snapshot }
  return { ...listed, view, total, first, outdated: true }
}

/** The rows of a view that are known without a gap, from its first one on. */
function* firstRows(client: QueryClient, first: DeviceBlock): Generator<InventoryDevice> {
  let block: DeviceBlock | undefined = first
  for (let next = 1; block?.snapshot.version === first.snapshot.version; next += 1) {
    yield* block.devices
    block = next < BLOCKS ? client.getQueryData<DeviceBlock>(inventoryKeys.block(first.view, next)) : undefined
  }
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
