'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import { type Theme, toTheme } from './theme'
import { applyTheme, useTheme } from './use-theme'

const looks = {
  system: { label: 'System', icon: Monitor },
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
}

export function ThemeMenu({ theme: initial }: { theme: Theme }) {
  const theme = useTheme(initial)
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
          onChange: value => applyTheme(toTheme(value)),
        },
      ]}
    />
  )
}
