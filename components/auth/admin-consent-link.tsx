import { CopyButton } from '@/components/ui/copy-button'
import { Truncate } from '@/components/ui/truncate'

/** The way to the tenant's consent page as a link to send on. It is not a secret: only an administrator can approve there. */
export function AdminConsentLink({ url }: { url: string }) {
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <h2 className="font-medium text-sm">Link for an administrator</h2>
      <div className="flex items-center gap-2">
        <div className="flex h-8 min-w-0 flex-1 items-center rounded border border-line bg-sunken px-2.5 font-mono text-ink-muted text-xs">
          <Truncate text={url} />
        </div>
        <CopyButton value={url} label="Copy the link for an administrator" text="Copy link" />
      </div>
    </div>
  )
}
