import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { BLOCK_ROWS, type DeviceBlock, deviceBlockQuery, forgetBlocks, inventoryKeys } from '@/lib/queries/inventory'
import { type Failure, toFailure } from '@/lib/queries/to-failure'
import type { ListedDevices } from './use-device-list'
import { blocksAround, type RowSpan } from './view-blocks'

/** Rest of the scrollbar after which what is in sight is read: who drags it past ten thousand rows wants the end of them. */
const SETTLE_MS = 45
/** Blocks kept beside those in sight: some two thousand rows. */
const KEPT_BLOCKS = 40

/** The rows of a list, read where they are in sight. */
export function useDeviceRows(list: ListedDevices, span: RowSpan) {
  const client = useQueryClient()
  const blocks = useSettled(blocksAround(span, list.total, BLOCK_ROWS).join())
  const queries = useQueries({
    queries: (blocks ? blocks.split(',') : []).map(block => deviceBlockQuery(list.view, Number(block))),
  })
  // Asking for the data first is what has the rows drawn when they come.
  const failed = queries.find(query => !query.data && query.error)

  useEffect(() => {
    if (blocks) forgetBlocks(client, KEPT_BLOCKS)
  }, [client, blocks])

  /** Blocks that were looked up since the list was last drawn: a look-up writes its key out, and each row would need one. */
  const known = new Map<string, DeviceBlock>()

  function blockOf(view: string, number: number): DeviceBlock | undefined {
    const place = `${number} ${view}`
    const block = known.get(place) ?? client.getQueryData<DeviceBlock>(inventoryKeys.block(view, number))
    if (block) known.set(place, block)
    return block
  }

  return {
    /** The device in a row of the list, or of `other`, as soon as it is there. */
    deviceAt(index: number, other = list): InventoryDevice | undefined {
      const number = Math.floor(index / BLOCK_ROWS)
      const block = number === 0 ? other.first : blockOf(other.view, number)
      return block?.devices[index % BLOCK_ROWS]
    },
    /** Why rows in sight are not there. */
    failure: failed?.error ? toFailure(failed.error) : (null as Failure | null),
    retry() {
      for (const query of queries) if (query.error) query.refetch()
    },
  }
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
