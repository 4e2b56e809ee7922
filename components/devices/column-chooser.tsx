'use client'

import { Popover } from '@base-ui/react/popover'
import { clsx } from 'clsx'
import { ArrowLeft, ArrowRight, GripVertical, type LucideIcon } from 'lucide-react'
import type { RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { type ColumnId, DEVICE_COLUMNS } from '@/lib/domain/device-columns'
import type { ColumnControls } from './column-button'
import { columnOf, moveColumn, toggleColumn, USUAL_COLUMNS } from './column-choice'
import { useDragOrder } from './use-drag-order'

/** The open half of `column-button.tsx`, loaded when it first opens. */
export default function ColumnChooser({
  open,
  anchor,
  onClose,
  columns,
  onColumns,
  preferences,
  onPreferences,
}: ColumnControls & { open: boolean; anchor: RefObject<HTMLElement | null>; onClose: () => void }) {
  const { drag, begin } = useDragOrder<ColumnId>((id, to) => onColumns(moveColumn(columns, id, to)))
  const move = (id: ColumnId, places: number) => onColumns(moveColumn(columns, id, places))
  const hidden = DEVICE_COLUMNS.filter(({ id }) => !columns.includes(id))
  const isUsual = columns.join() === USUAL_COLUMNS.join() && Object.keys(preferences.widths).length === 0

  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, details) => {
        // The press on the button that opened it is the button's to answer, or it would close and reopen.
        const onAnchor = details.event.target instanceof Node && anchor.current?.contains(details.event.target)
        if (!next && !(details.reason === 'outside-press' && onAnchor)) onClose()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="end" sideOffset={4} collisionPadding={8} className="z-40">
          <Popover.Popup
            finalFocus={anchor}
            className="flex max-h-[min(var(--available-height),36rem)] w-72 flex-col rounded-lg bg-raised text-ink text-sm shadow-float outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Popover.Title className="sr-only">Columns</Popover.Title>
            <div className="flex items-center justify-between gap-3 border-line border-b p-2 pl-3">
              <span className="text-ink-muted">Rows</span>
              <Segmented
                label="Row height"
                value={preferences.density}
                options={[
                  { value: 'compact', label: 'Compact' },
                  { value: 'comfortable', label: 'Comfortable' },
                ]}
                onChange={density => onPreferences({ density })}
              />
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto p-1.5">
              <h2 className="px-1.5 pt-1 pb-1 font-medium text-ink-muted text-xs">Shown, in this order</h2>
              <ol>
                {columns.map((id, place) => (
                  <li
                    key={id}
                    data-drag-id={id === 'name' ? undefined : id}
                    className={clsx(
                      'group flex h-8 items-center gap-1 rounded pr-1 hover:bg-hover',
                      drag?.id === id && 'opacity-50',
                      drag && drag.over === id && drag.id !== id && 'shadow-[0_0_0_2px_var(--accent)_inset]',
                    )}
                  >
                    <span
                      aria-hidden
                      onPointerDown={event => {
                        if (id === 'name') return
                        event.preventDefault()
                        begin(event, id)
                      }}
                      className={clsx(
                        'flex h-8 w-5 shrink-0 touch-none items-center justify-center text-ink-faint',
                        id === 'name' ? 'invisible' : 'cursor-grab',
                      )}
                    >
                      <GripVertical className="size-3.5" />
                    </span>
                    <Choice id={id} checked onChange={() => onColumns(toggleColumn(columns, id))} />
                    {id !== 'name' && (
                      <>
                        <Move icon={ArrowLeft} id={id} way="left" disabled={place === 1} onMove={() => move(id, -1)} />
                        <Move
                          icon={ArrowRight}
                          id={id}
                          way="right"
                          disabled={place === columns.length - 1}
                          onMove={() => move(id, 1)}
                        />
                      </>
                    )}
                  </li>
                ))}
              </ol>
              {hidden.length > 0 && (
                <>
                  <h2 className="px-1.5 pt-2 pb-1 font-medium text-ink-muted text-xs">Not shown</h2>
                  <ul>
                    {hidden.map(({ id }) => (
                      <li key={id} className="flex h-8 items-center gap-1 rounded pr-1 pl-6 hover:bg-hover">
                        <Choice id={id} checked={false} onChange={() => onColumns(toggleColumn(columns, id))} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </div>
            <div className="flex justify-between border-line border-t p-1.5">
              <Button
                size="sm"
                variant="ghost"
                disabled={isUsual}
                onClick={() => {
                  onColumns(USUAL_COLUMNS)
                  onPreferences({ widths: {} })
                }}
              >
                Reset columns
              </Button>
              <Popover.Close render={<Button size="sm">Done</Button>} />
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Move({
  icon,
  id,
  way,
  disabled,
  onMove,
}: {
  icon: LucideIcon
  id: ColumnId
  way: 'left' | 'right'
  disabled: boolean
  onMove: () => void
}) {
  return (
    <IconButton
      icon={icon}
      size="sm"
      label={`Move ${columnOf(id).label} ${way}`}
      // Stays in place for the keyboard, which would else lose it at the end of the way.
      aria-disabled={disabled}
      onClick={() => !disabled && onMove()}
      className="opacity-60 focus-visible:opacity-100 group-hover:opacity-100 aria-disabled:opacity-25"
    />
  )
}

function Choice({ id, checked, onChange }: { id: ColumnId; checked: boolean; onChange: () => void }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is in it
    <label className="flex h-full min-w-0 flex-1 items-center gap-2">
      <Checkbox checked={checked} disabled={id === 'name'} onChange={onChange} />
      <span className="truncate">{columnOf(id).label}</span>
    </label>
  )
}
