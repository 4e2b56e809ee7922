import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { THEME_COOKIE, toTheme } from '@/components/shell/theme/theme'
import { TooltipLayer } from '@/components/ui/tooltip-layer'

export const metadata: Metadata = {
  title: { default: 'Managed Desktop Console', template: '%s · Managed Desktop Console' },
  description: 'The devices of a Microsoft Managed Desktop tenant in one place.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** Reading the cookie also makes every page dynamic, which the nonce of the content security policy needs. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = toTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" data-theme={theme}>
      <body>
        {children}
        <TooltipLayer />
      </body>
    </html>
  )
}
