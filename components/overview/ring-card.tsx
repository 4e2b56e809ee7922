import { CountLink } from '@/components/fleet/count-link'
import type { Texts } from '@/components/formatting/texts'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { tooltipProps } from '@/components/ui/tooltip'
import { RingMark } from '@/components/update-ring/ring-mark'
import type { RingCounts } from '@/lib/domain/fleet-day'
import { type RingGuidance, ringGuidance } from '@/lib/domain/ring-guidance'
import { ringStep } from '@/lib/domain/update-ring'

/** How far a ring's share may lie from the guidance, as a part of it, before that is worth a word. */
const TOLERANCE = 0.5

/** The update rings as they are filled, beside what the service advises for a fleet of this size. */
export function RingCard({ rings, texts }: { rings: RingCounts; texts: Texts }) {
  const total = Object.values(rings).reduce((sum, counts) => sum + counts.total, 0)
  const guidance = ringGuidance(total)
  const others = Object.keys(rings).filter(ring => ringStep(ring) === null)
  return (
    <Card title="Update rings" aside={<span className="text-ink-muted text-sm">beside the service’s guidance</span>}>
      <ul className="py-1.5">
        {[...guidance.map(({ ring }) => ring), ...others].map(ring => (
          <Ring
            key={ring}
            ring={ring}
            count={rings[ring]?.total ?? 0}
            total={total}
            guidance={guidance.find(one => one.ring === ring) ?? null}
            texts={texts}
          />
        ))}
      </ul>
    </Card>
  )
}

function Ring({
  ring,
  count,
  total,
  guidance,
  texts,
}: {
  ring: string
  count: number
  total: number
  guidance: RingGuidance | null
  texts: Texts
}) {
  const share = total > 0 ? count / total : 0
  const step = ringStep(ring)
  return (
    <li className="relative -mx-1.5 grid grid-cols-[5rem_minmax(0,1fr)_auto] items-center gap-x-3 rounded px-1.5 py-1.5 text-sm hover:bg-hover">
      <RingMark ring={ring} />
      <div className="relative h-3 rounded-sm bg-line">
        <div
          className="h-full rounded-sm"
          style={{ width: `${share * 100}%`, background: step === null ? 'var(--unknown)' : `var(--ring-${step + 1})` }}
        />
        {guidance && 'share' in guidance && (
          <span
            aria-hidden
            className="absolute -inset-y-1 w-0.5 rounded-full bg-ink"
            style={{ left: `${guidance.share * 100}%` }}
          />
        )}
      </div>
      <CountLink
        filters={{ ring: [ring] }}
        count={count}
        className="min-w-14 text-right font-medium after:absolute after:inset-0"
      >
        {texts.number(count)}
        <span className="sr-only"> devices in ring {ring}</span>
      </CountLink>
      <p className="col-span-2 col-start-2 text-ink-muted text-xs">
        {texts.percent(share)}
        {guidance && <Judgement guidance={guidance} count={count} share={share} texts={texts} />}
      </p>
    </li>
  )
}

function Judgement({
  guidance,
  count,
  share,
  texts,
}: {
  guidance: RingGuidance
  count: number
  share: number
  texts: Texts
}) {
  if ('least' in guidance) {
    const words = `guidance ${texts.number(guidance.least)} or more`
    if (count >= guidance.least) return <>, {words}</>
    return (
      <>
        {', '}
        <span {...tooltipProps('The service never moves a device into Test by itself; somebody has to.')}>
          <Status tone="warning">
            {words}: {texts.number(guidance.least - count)} missing
          </Status>
        </span>
      </>
    )
  }
  const words = `guidance ${texts.percent(guidance.share)}`
  const isFar = Math.abs(share - guidance.share) > guidance.share * TOLERANCE
  if (!isFar) return <>, {words}</>
  return (
    <>
      {', '}
      <Status tone="info">
        {words}: {share > guidance.share ? 'more' : 'fewer'} than advised
      </Status>
    </>
  )
}
