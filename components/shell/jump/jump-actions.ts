import { Keyboard, LogOut, type LucideIcon, RefreshCw, SunMoon } from 'lucide-react'

export type JumpAction = 'refresh' | 'theme' | 'shortcuts' | 'sign-out'

/** What can be done from the jump dialog, beside going somewhere. */
export const JUMP_ACTIONS: readonly {
  action: JumpAction
  label: string
  /** Other words that people look for it by. */
  alike: string
  icon: LucideIcon
  keys?: string
}[] = [
  {
    action: 'refresh',
    label: 'Read the fleet again',
    alike: 'refresh inventory snapshot sync reload',
    icon: RefreshCw,
  },
  { action: 'theme', label: 'Switch between light and dark', alike: 'toggle theme mode appearance', icon: SunMoon },
  { action: 'shortcuts', label: 'Show keyboard shortcuts', alike: 'keys help', icon: Keyboard, keys: '?' },
  { action: 'sign-out', label: 'Sign out', alike: 'log out logout', icon: LogOut },
]
