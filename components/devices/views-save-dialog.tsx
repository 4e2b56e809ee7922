'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Dialog } from '@/components/ui/dialog'
import { createView, savedViewsKey } from '@/lib/queries/saved-views'
import { rememberView } from './use-open-view'
import { ViewForm } from './views-form'

/** Keeps the current search, filters, sort and columns under a name. */
export default function SaveViewDialog({
  open,
  query,
  mayShare,
  onClose,
}: {
  open: boolean
  query: string
  mayShare: boolean
  onClose: () => void
}) {
  const client = useQueryClient()
  const { mutate, reset, error, isPending } = useMutation({
    mutationFn: createView,
    async onSuccess({ id }) {
      rememberView(id)
      await client.invalidateQueries({ queryKey: savedViewsKey })
      close()
    },
  })
  function close() {
    reset()
    onClose()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={next => !next && close()}
      size="sm"
      title="Save this view"
      description="Its search, filters, sort and columns. Which devices are in it, is always as of now."
    >
      <ViewForm
        initial={{ name: '', shared: false }}
        mayShare={mayShare}
        error={error}
        pending={isPending}
        onSave={draft => mutate({ ...draft, query })}
        onCancel={close}
      />
    </Dialog>
  )
}
