'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import type { ReportView } from '@/lib/domain/report'
import { toFailure } from '@/lib/queries/to-failure'

/** Downloads the numbers behind the reports as CSV: a row for each day, ring, measure and value. */
export function ReportDownload({ view }: { view: Pick<ReportView, 'ring'> & { days?: number; month?: string } }) {
  const [state, setState] = useState<{ kind: 'idle' | 'pending' } | { kind: 'failed'; why: string }>({ kind: 'idle' })

  async function download() {
    setState({ kind: 'pending' })
    try {
      const { startDownload } = await import('@/components/download/start-download')
      const query = new URLSearchParams()
      if (view.days) query.set('days', String(view.days))
      if (view.month) query.set('month', view.month)
      if (view.ring) query.set('ring', view.ring)
      await startDownload('/api/inventory/trends/export', query)
      setState({ kind: 'idle' })
    } catch (error) {
      setState({ kind: 'failed', why: toFailure(error as Error).problem.title }) // the fetcher throws nothing else
    }
  }

  return (
    <span className="flex items-center gap-2">
      {state.kind === 'failed' && (
        <span role="status">
          <Status tone="critical">{state.why}</Status>
        </span>
      )}
      <Button icon={Download} pending={state.kind === 'pending'} onClick={() => void download()}>
        CSV
      </Button>
    </span>
  )
}
