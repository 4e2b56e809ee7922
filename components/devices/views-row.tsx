import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FailureNotice } from '@/components/ui/failure-notice'
import { IconButton } from '@/components/ui/icon-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Truncate } from '@/components/ui/truncate'
import type { SavedView } from '@/lib/domain/saved-view'
import { changeView, deleteView, savedViewsKey } from '@/lib/queries/saved-views'
import { toFailure } from '@/lib/queries/to-failure'
import { ViewForm } from './views-form'

/** One view: what it is, and in its place the form that changes it or the question before it is deleted. */
export function ViewRow({ view, mayShare }: { view: SavedView; mayShare: boolean }) {
  const client = useQueryClient()
  const [state, setState] = useState<'shown' | 'changing' | 'deleting'>('shown')
  const settled = {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: savedViewsKey })
      setState('shown')
    },
  }
  const change = useMutation({ mutationFn: changeView, ...settled })
  const remove = useMutation({ mutationFn: deleteView, ...settled })

  function stop() {
    change.reset()
    remove.reset()
    setState('shown')
  }

  if (state === 'changing') {
    return (
      <li className="py-3">
        <ViewForm
          initial={view}
          mayShare={mayShare}
          error={change.error}
          pending={change.isPending}
          onSave={draft => change.mutate({ id: view.id, ...draft })}
          onCancel={stop}
        />
      </li>
    )
  }
  return (
    <li className="py-2">
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-48 text-sm">
          <Truncate text={view.name} className="font-medium" />
          <p className="text-ink-muted text-xs">
            {view.shared ? (view.own ? 'Shared with everybody' : `Shared by ${view.ownerName}`) : 'Only you'}, saved{' '}
            <RelativeTime iso={view.updatedAt} />
          </p>
        </div>
        {state === 'deleting' ? (
          <div className="flex items-center gap-2">
            <Button size="sm" autoFocus onClick={stop}>
              Keep
            </Button>
            <Button size="sm" variant="critical" pending={remove.isPending} onClick={() => remove.mutate(view.id)}>
              {view.shared ? 'Delete for everybody' : 'Delete'}
            </Button>
          </div>
        ) : (
          <div className="flex items-center gap-1">
            <IconButton icon={Pencil} label={`Change “${view.name}”`} onClick={() => setState('changing')} />
            <IconButton icon={Trash2} label={`Delete “${view.name}”`} onClick={() => setState('deleting')} />
          </div>
        )}
      </div>
      {remove.error && (
        <div className="mt-2">
          <FailureNotice failure={toFailure(remove.error)} onRetry={() => remove.mutate(view.id)} />
        </div>
      )}
    </li>
  )
}
