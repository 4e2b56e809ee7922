'use client'

import { Button } from '@/components/ui/button'
import { RequestId } from '@/components/ui/problem-notice'
import { toneIcon } from '@/components/ui/status'
import { CentredHeading } from './centred-page'

/** A page that could not be shown. The digest is how the server's log names the error. */
export function Failure({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  const Icon = toneIcon.critical
  return (
    <div className="grid gap-6">
      <CentredHeading
        icon={<Icon aria-hidden className="size-6 text-critical" strokeWidth={1.75} />}
        title="This page could not be shown"
      >
        <p>Something failed on our side. If it fails again, tell the people who run this console.</p>
      </CentredHeading>
      <Button variant="primary" size="lg" onClick={onRetry}>
        Try again
      </Button>
      {digest && <RequestId label="Reference" value={digest} className="border-line border-t pt-4" />}
    </div>
  )
}
