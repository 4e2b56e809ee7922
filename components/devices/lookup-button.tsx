'use client'

import { ListChecks } from 'lucide-react'
import { lazy, memo, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'

const loadDialog = () => import('./lookup-dialog')
const LookupDialog = lazy(loadDialog)

/** Opens the lookup of many devices at once, whose devices the list can show; its dialog loads when somebody is about to. */
export const LookupButton = memo(function LookupButton({ onShow }: { onShow: (set: string) => void }) {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  return (
    <>
      <Button
        icon={ListChecks}
        size="sm"
        variant="ghost"
        aria-haspopup="dialog"
        onClick={() => setState('open')}
        onPointerEnter={loadDialog}
        onFocus={loadDialog}
      >
        <span className="max-wide:sr-only">Look up</span>
      </Button>
      {state !== 'never' && (
        <Suspense>
          <LookupDialog
            open={state === 'open'}
            onClose={() => setState('closed')}
            onShow={set => {
              setState('closed')
              onShow(set)
            }}
          />
        </Suspense>
      )}
    </>
  )
})
