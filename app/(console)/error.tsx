'use client'

import { Failure } from '@/components/shell/failure'

/** A page failed; the navigation around it still works. */
export default function ConsoleError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <div className="mx-auto max-w-105 px-4 py-16">
      <Failure digest={error.digest} onRetry={retry} />
    </div>
  )
}
