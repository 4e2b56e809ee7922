import { useShortcut } from '@/components/shell/keyboard/use-shortcut'

type Actions = {
  press: (key: string) => void
  open: () => void
  select: (range: boolean) => void
  all: () => void
}

/** The keys that work wherever the focus is on the devices page. */
export function useGridShortcuts({ press, open, select, all }: Actions) {
  const group = 'Devices'
  useShortcut({ keys: 'j', label: 'Next device', group, run: () => press('ArrowDown') })
  useShortcut({ keys: 'k', label: 'Previous device', group, run: () => press('ArrowUp') })
  useShortcut({ keys: 'Enter', label: 'Open the device, or the menu of a value', group, run: open })
  useShortcut({ keys: 'x', label: 'Select the device', group, run: () => select(false) })
  useShortcut({ keys: 'shift+x', label: 'Select to here', group, run: () => select(true) })
  useShortcut({ keys: 'mod+a', label: 'Select all that match', group, run: all })
}
