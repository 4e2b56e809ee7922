'use client'

import './globals.css'
import { CentredPage } from '@/components/shell/centred-page'
import { Failure } from '@/components/shell/failure'

/** Stands in for the root layout when that itself fails, so it brings its own document; the theme follows the system. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something failed · Managed Desktop Console</title>
        <CentredPage>
          <Failure digest={error.digest} onRetry={retry} />
        </CentredPage>
      </body>
    </html>
  )
}
