import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '@/app/providers'
import { toLocale } from '@/components/formatting/locale'
import { Shell } from '@/components/shell/shell'
import { THEME_COOKIE, toTheme } from '@/components/shell/theme/theme'
import { requireSession } from '@/lib/auth/session'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const request = await headers()
  // A layout does not know its address; proxy.ts says it, so that signing in leads back to this very page.
  const { account } = await requireSession(request.get('x-return-to') ?? undefined)
  const locale = toLocale(request.get('accept-language'))
  const theme = toTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <Providers locale={locale} now={Date.now()}>
      <Shell account={account} theme={theme}>
        {children}
      </Shell>
    </Providers>
  )
}
