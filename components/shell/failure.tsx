'use client'

import { buttonClass } from '@/components/ui/button-class'
import { useCopy } from '@/components/ui/use-copy'
import { CentredHeading } from './centred-page'

/**
 * A page that could not be shown. The digest is how the server's log names the error.
 * Every page carries this in its first script, three times over, so it is made of little.
 */
export function Failure({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  return (
    <div className="grid gap-6">
      <CentredHeading title="This page could not be shown">
        <p>Something failed on our side. If it fails again, tell the people who run this console.</p>
      </CentredHeading>
      <button type="button" onClick={onRetry} className={buttonClass({ variant: 'primary', size: 'lg' })}>
        Try again
      </button>
      {digest && <Reference digest={digest} />}
    </div>
  )
}

function Reference({ digest }: { digest: string }) {
  const { outcome, copy } = useCopy()
  return (
    <p className="flex items-center gap-2 border-line border-t pt-4 text-ink-muted text-xs">
      Reference <code className="min-w-0 truncate font-mono">{digest}</code>
      <button type="button" onClick={() => copy(digest)} className={buttonClass({ variant: 'ghost', size: 'sm' })}>
        <span role="status">{{ idle: 'Copy', copied: 'Copied', failed: 'Could not copy' }[outcome]}</span>
      </button>
    </p>
  )
}
