import { toneSign } from '@/components/ui/status'
import { clippedTip } from '@/components/ui/tooltip'
import { RingMark } from '@/components/update-ring/ring-mark'
import { type DeviceFacet, NONE } from '@/lib/domain/device-query'
import { describeValue } from '@/lib/domain/facet-wording'

/** A facet's value: its shape and colour, where it has some, and its word. */
export function FacetLabel({ facet, value }: { facet: DeviceFacet; value: string }) {
  if (facet === 'ring' && value !== NONE) return <RingMark ring={value} />
  const { label, tone } = describeValue(facet, value)
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {tone && toneSign[tone]}
      <span {...clippedTip} className="truncate">
        {label}
      </span>
    </span>
  )
}
