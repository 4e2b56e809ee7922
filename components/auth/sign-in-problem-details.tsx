import { CopyButton } from '@/components/ui/copy-button'

/** The reference number and the code, for whoever helps; nothing of it is needed to read the page. */
export function SignInProblemDetails({ reference, number }: { reference: string | null; number: number | null }) {
  if (!reference && number === null) return null
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1 border-line border-t pt-4 text-ink-faint text-xs">
      {reference && (
        <>
          <dt>Reference</dt>
          <dd className="flex min-w-0 items-center gap-1">
            <code className="min-w-0 truncate font-mono text-ink-muted">{reference}</code>
            <CopyButton value={reference} label="Copy reference" />
          </dd>
        </>
      )}
      {number !== null && (
        <>
          <dt>Code</dt>
          <dd className="flex h-6 items-center font-mono text-ink-muted">AADSTS{number}</dd>
        </>
      )}
    </dl>
  )
}
