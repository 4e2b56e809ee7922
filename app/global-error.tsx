'use client'

import './globals.css'
import { CentredPage } from '@/components/shell/centred-page'
import { Failure } from '@/components/shell/failure'

/** Stands in for the root layout when that itself fails, so it brings its own document; the theme follows the system. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something failed · Managed Desktop Console</title>
        <CentredPage>
          <Failure digest={error.digest} onRetry={reset} />
        </CentredPage>
      </body>
    </html>
  )
}
