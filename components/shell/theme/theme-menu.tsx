'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import { THEME_COOKIE, type Theme, toTheme } from './theme'

const looks = {
  system: { label: 'System', icon: Monitor },
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
}

const YEAR_SECONDS = 31_536_000

export function ThemeMenu({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useState(initial)
  return (
    <Menu
      label="Theme"
      align="end"
      trigger={<IconButton icon={looks[theme].icon} label={`Theme: ${looks[theme].label}`} tooltipSide="bottom" />}
      entries={[
        {
          kind: 'choice',
          label: 'Theme',
          value: theme,
          options: (['light', 'dark', 'system'] as const).map(value => ({ value, ...looks[value] })),
          onChange: value => {
            const next = toTheme(value)
            setTheme(next)
            applyTheme(next)
          },
        },
      ]}
    />
  )
}

/** Takes effect at once; the cookie lets the server render the next page in the same theme, without a flash. */
function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not in every supported browser yet
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
}
