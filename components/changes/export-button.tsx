import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { type Failure, toFailure } from '@/lib/queries/to-failure'

/** Downloads all changes of the view at hand, newest first. */
export function ExportButton({
  view,
  disabled,
  onFailure,
}: {
  view: string
  disabled: boolean
  onFailure: (failure: Failure | null) => void
}) {
  const [isPending, setIsPending] = useState(false)

  async function download(bom: 'yes' | 'no') {
    setIsPending(true)
    onFailure(null)
    try {
      const { startDownload } = await import('@/components/download/start-download')
      await startDownload('/api/inventory/changes/export', new URLSearchParams(`${view}&format=csv&bom=${bom}`))
    } catch (error) {
      onFailure(toFailure(error as Error)) // the fetcher throws nothing else
    }
    setIsPending(false)
  }

  return (
    <Menu
      label="Export"
      align="end"
      trigger={
        <Button icon={Download} size="sm" variant="ghost" pending={isPending} disabled={disabled} aria-label="Export">
          <span className="max-wide:hidden">Export</span>
        </Button>
      }
      entries={[
        { kind: 'action', label: 'CSV', onSelect: () => void download('no') },
        { kind: 'action', label: 'CSV for Excel', onSelect: () => void download('yes') },
      ]}
    />
  )
}
