import { useEffect, useEffectEvent } from 'react'
import { type DeviceColumn, deviceText, toExportColumns } from '@/lib/domain/device-columns'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { toTsv } from './device-tsv'

type Options = {
  columns: readonly DeviceColumn[]
  deviceAt: (index: number) => InventoryDevice | undefined
  hasSelection: boolean
  onCopySelected: () => void
}

/** Ctrl+C: the chosen rows, else the focused cell or row. Text that was marked stays what the browser copies. */
export function useGridCopy({ columns, deviceAt, hasSelection, onCopySelected }: Options) {
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest('input:not([type=checkbox]), textarea, [role=dialog], [role=menu]')) return
    if (window.getSelection()?.toString()) return
    if (hasSelection) {
      event.preventDefault()
      onCopySelected()
      return
    }
    const text = textAt(document.activeElement)
    if (text === null) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  })

  useEffect(() => {
    const listener = (event: ClipboardEvent) => onCopy(event)
    document.addEventListener('copy', listener)
    return () => document.removeEventListener('copy', listener)
  }, [])

  function textAt(element: Element | null): string | null {
    const row = element?.closest<HTMLElement>('[data-rows] [data-index]')
    const device = row && deviceAt(Number(row.dataset.index))
    if (!device) return null
    const id = element?.closest<HTMLElement>('[data-column]')?.dataset.column
    const column = columns.find(candidate => candidate.id === id)
    return column ? deviceText(device, column.id) : toTsv([device], toExportColumns(columns))
  }
}
