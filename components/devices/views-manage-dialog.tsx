'use client'

import { Dialog } from '@/components/ui/dialog'
import type { SavedView } from '@/lib/domain/saved-view'
import { ViewRow } from './views-row'

/** The views that the person may change: to rename, share or delete them. */
export default function ManageViewsDialog({
  open,
  views,
  mayShare,
  onClose,
}: {
  open: boolean
  views: SavedView[]
  mayShare: boolean
  onClose: () => void
}) {
  return (
    <Dialog open={open} onOpenChange={next => !next && onClose()} title="Saved views">
      {views.length === 0 ? (
        <p className="py-4 text-ink-muted text-sm">There is no view left that you can change.</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {views.map(view => (
            <ViewRow key={view.id} view={view} mayShare={mayShare} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}
