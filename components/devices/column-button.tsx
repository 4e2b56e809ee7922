import { Columns3 } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ColumnId } from '@/lib/domain/device-columns'
import type { TablePreferences } from './table-preferences'

const loadChooser = () => import('./column-chooser')
const ColumnChooser = lazy(loadChooser)

export type ColumnControls = {
  columns: readonly ColumnId[]
  onColumns: (columns: readonly ColumnId[]) => void
  preferences: TablePreferences
  onPreferences: (changes: Partial<TablePreferences>) => void
}

/** Opens the choice of columns, their order and the height of rows. */
export function ColumnButton(controls: ColumnControls) {
  const button = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  return (
    <>
      <Button
        ref={button}
        icon={Columns3}
        size="sm"
        variant="ghost"
        aria-label="Columns"
        aria-haspopup="dialog"
        aria-expanded={state === 'open'}
        onClick={() => setState(state === 'open' ? 'closed' : 'open')}
        onPointerEnter={loadChooser}
        onFocus={loadChooser}
        className="max-sheet:hidden"
      >
        <span className="max-wide:hidden">Columns</span>
      </Button>
      {state !== 'never' && (
        <Suspense>
          <ColumnChooser {...controls} open={state === 'open'} anchor={button} onClose={() => setState('closed')} />
        </Suspense>
      )}
    </>
  )
}
