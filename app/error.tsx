'use client'

import { CentredPage } from '@/components/shell/centred-page'
import { Failure } from '@/components/shell/failure'

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <CentredPage>
      <Failure digest={error.digest} onRetry={retry} />
    </CentredPage>
  )
}
