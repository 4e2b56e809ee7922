import Link from 'next/link'
import { tooltipProps } from '@/components/ui/tooltip'

export type Share = {
  key: string
  label: string
  count: number /** The list behind it. */
  href: string /** CSS. */
  colour: string
}

/** One bar whose parts make up the whole, each a way to its list. What a part is called and counts stands in a table beside it. */
export function ShareBar({ shares }: { shares: readonly Share[] }) {
  const shown = shares.filter(({ count }) => count > 0)
  return (
    <div className="flex h-3 gap-0.5 overflow-hidden rounded-sm bg-line">
      {shown.map(share => (
        <Link
          key={share.key}
          href={share.href}
          prefetch={false}
          tabIndex={-1}
          aria-hidden
          {...tooltipProps(share.label)}
          style={{ flexGrow: share.count, background: share.colour }}
          className="min-w-0.5 basis-0 hover:opacity-80"
        />
      ))}
    </div>
  )
}
