import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { FailureNotice } from '@/components/ui/failure-notice'
import { fieldClass } from '@/components/ui/field-class'
import { LONGEST_VIEW_NAME, type SavedViewDraft } from '@/lib/domain/saved-view'
import { toFailure } from '@/lib/queries/to-failure'

type Draft = Pick<SavedViewDraft, 'name' | 'shared'>

/** A view's name and whether everybody sees it. */
export function ViewForm({
  initial,
  mayShare,
  error,
  pending,
  onSave,
  onCancel,
}: {
  initial: Draft
  /** Whether the person may share views; who may not, can still take back what they have shared. */
  mayShare: boolean
  error: Error | null
  pending: boolean
  onSave: (draft: Draft) => void
  onCancel: () => void
}) {
  const id = useId()
  const [name, setName] = useState(initial.name)
  const [shared, setShared] = useState(initial.shared)
  const save = () => name.trim() && !pending && onSave({ name: name.trim(), shared })
  return (
    <form
      className="grid gap-3"
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <div>
        <label htmlFor={id} className="mb-1 block font-medium text-sm">
          Name
        </label>
        <input
          id={id}
          value={name}
          onChange={event => setName(event.target.value)}
          onFocus={event => event.target.select()}
          maxLength={LONGEST_VIEW_NAME}
          autoComplete="off"
          required
          className={fieldClass}
        />
      </div>
      {(mayShare || initial.shared) && (
        <label htmlFor={`${id}-shared`} className="flex items-start gap-2.5 text-sm">
          <Checkbox
            id={`${id}-shared`}
            checked={shared}
            onChange={event => setShared(event.target.checked)}
            className="mt-0.5"
          />
          <span>
            Share with everybody
            <span className="block text-ink-muted text-xs">
              All who use this console see it under your name. Only you and administrators can change it.
            </span>
          </span>
        </label>
      )}
      {error && <FailureNotice failure={toFailure(error)} onRetry={save} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={!name.trim()} pending={pending}>
          Save
        </Button>
      </div>
    </form>
  )
}
