import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '@/app/providers'
import { toLocale } from '@/components/formatting/locale'
import { Shell } from '@/components/shell/shell'
import { THEME_COOKIE, toTheme } from '@/components/shell/theme/theme'
import { requirePageSession } from './require-page-session'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const request = await headers()
  const { account } = await requirePageSession()
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
