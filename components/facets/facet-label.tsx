import { clsx } from 'clsx'
import { toneIcon, toneMark } from '@/components/ui/status'
import { tooltipProps } from '@/components/ui/tooltip'
import { RingMark } from '@/components/update-ring/ring-mark'
import { type DeviceFacet, NONE } from '@/lib/domain/device-query'
import { describeValue } from '@/lib/domain/facet-wording'

/** A facet's value: its shape and colour, where it has some, and its word. */
export function FacetLabel({ facet, value }: { facet: DeviceFacet; value: string }) {
  if (facet === 'ring' && value !== NONE) return <RingMark ring={value} />
  const { label, tone } = describeValue(facet, value)
  const Icon = tone && toneIcon[tone]
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {Icon && <Icon aria-hidden className={clsx('size-3.5 shrink-0', toneMark[tone])} strokeWidth={2.25} />}
      <span {...tooltipProps(label, { whenClipped: true })} className="truncate">
        {label}
      </span>
    </span>
  )
}
