import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClass } from './button-class'
import { tooltipProps } from './tooltip'

/** A link out of the console into one of Microsoft's portals, in a tab of its own; nothing where there is no address. */
export function PortalLink({
  href,
  tooltip,
  children,
}: {
  href: string | null
  tooltip?: string
  children: ReactNode
}) {
  if (!href) return null
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      {...(tooltip && tooltipProps(tooltip))}
      className={buttonClass()}
    >
      <ExternalLink aria-hidden className="size-4" />
      {children}
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  )
}
