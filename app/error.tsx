'use client'

import { CentredPage } from '@/components/shell/centred-page'
import { Failure } from '@/components/shell/failure'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <CentredPage>
      <Failure digest={error.digest} onRetry={reset} />
    </CentredPage>
  )
}
