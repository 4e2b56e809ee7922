import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'

/** A button that opens the choices of one filter and says how many are taken. */
export function FilterButton({ label, chosen, entries }: { label: string; chosen: number; entries: MenuEntry[] }) {
  return (
    <Menu
      label={label}
      align="end"
      trigger={
        <Button
          size="sm"
          variant="ghost"
          trailingIcon={ChevronDown}
          className={clsx('max-sheet:gap-1! max-sheet:px-1.5!', chosen > 0 && 'text-ink')}
        >
          {label}
          {chosen > 0 && (
            <span className="rounded-full bg-accent-soft px-1.5 text-accent text-xs">
              {chosen}
              <span className="sr-only"> chosen</span>
            </span>
          )}
        </Button>
      }
      entries={entries}
    />
  )
}
