'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FailureNotice } from '@/components/ui/failure-notice'
import { useNumberText } from '@/components/ui/number'
import { MOST_IDENTIFIERS, parseIdentifiers } from '@/lib/domain/identifiers'
import { keepLookup, type LastLookup, lastLookupKey, lookUpDevices } from '@/lib/queries/lookup'
import { toFailure } from '@/lib/queries/to-failure'
import { LookupField } from './lookup-field'
import { LookupResult } from './lookup-result'

/** Finds many devices at once by what somebody has pasted, and says which are missing. */
export default function LookupDialog({
  open,
  onClose,
  onShow,
}: {
  open: boolean
  onClose: () => void
  /** Has the list show the devices of a kept lookup. */
  onShow: (set: string) => void
}) {
  const number = useNumberText()
  const client = useQueryClient()
  // Whoever comes back from one of the devices finds the list as it was.
  const [last, setLast] = useState(() => client.getQueryData<LastLookup>(lastLookupKey) ?? null)
  const [text, setText] = useState(last?.text ?? '')
  const { mutate, reset, error, isPending } = useMutation({
    mutationFn: lookUpDevices,
    onSuccess: lookup => keep({ text, lookup }),
  })
  const keeping = useMutation({ mutationFn: keepLookup, onSuccess: set => set && onShow(set) })
  const parsed = parseIdentifiers(text)
  const count = parsed.identifiers.length

  function keep(next: LastLookup | null) {
    setLast(next)
    client.setQueryData(lastLookupKey, next)
  }

  function lookUp() {
    if (count > 0 && !isPending) mutate(parsed.identifiers)
  }

  return (
    <Dialog
      open={open}
      onOpenChange={next => !next && onClose()}
      size="lg"
      title="Look up devices"
      description={
        last
          ? undefined
          : `Paste names, serial numbers, user principal names or device ids, up to ${number(MOST_IDENTIFIERS)} of them.`
      }
      footer={
        last ? (
          <>
            <Button onClick={() => keep(null)}>Look up others</Button>
            {last.lookup.devices.length > 0 && (
              <Button variant="primary" pending={keeping.isPending} onClick={() => keeping.mutate(parsed.identifiers)}>
                Show in the list
              </Button>
            )}
          </>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" disabled={count === 0} pending={isPending} onClick={lookUp}>
              {count === 0 ? 'Look up' : `Look up ${number(count)}`}
            </Button>
          </>
        )
      }
    >
      {last ? (
        <>
          <LookupResult lookup={last.lookup} />
          {keeping.error && (
            <div className="mt-3">
              <FailureNotice failure={toFailure(keeping.error)} onRetry={() => keeping.mutate(parsed.identifiers)} />
            </div>
          )}
        </>
      ) : (
        <>
          <LookupField
            text={text}
            parsed={parsed}
            onChange={next => {
              setText(next)
              if (error) reset()
            }}
            onSubmit={lookUp}
          />
          {error && (
            <div className="mt-3">
              <FailureNotice failure={toFailure(error)} onRetry={lookUp} />
            </div>
          )}
        </>
      )}
    </Dialog>
  )
}
