'use client'

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { FormattingProvider } from '@/components/formatting/formatting-provider'
import { meetRefusal } from '@/components/shell/session/step-up'
import { retryRead } from '@/lib/queries/retry-read'

export function Providers({ locale, now, children }: { locale: string; now: number; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient)
  return (
    <QueryClientProvider client={queryClient}>
      <FormattingProvider locale={locale} now={now}>
        {children}
      </FormattingProvider>
    </QueryClientProvider>
  )
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: meetRefusal }),
    mutationCache: new MutationCache({ onError: meetRefusal }),
    // Coming back to the window does not read a long list all over again: freshness is shown, and Refresh is a button.
    defaultOptions: { queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: retryRead } },
  })
}
