import Link from 'next/link'
import { useFormatting } from '@/components/formatting/formatting-provider'
import { Card } from '@/components/ui/card'
import { Status, ToneSign } from '@/components/ui/status'
import { ATTENTION_RULES, type AttentionCode, attentionOf } from '@/lib/domain/attention'
import type { Device } from '@/lib/domain/device'
import { toAttentionFacts } from '@/lib/domain/device-facts'
import { filterPath } from '@/lib/domain/device-links'
import type { AttentionBasis } from '@/lib/domain/inventory'

/** Why the device needs somebody, most urgent first, each with what to do; judged by what is known at this minute. */
export function DeviceAttention({ device, basis }: { device: Device; basis: AttentionBasis }) {
  const { now } = useFormatting()
  const facts = toAttentionFacts(device, basis.revisions)
  const settings = { now, agingMonths: basis.agingMonths }
  const codes = attentionOf(facts, settings)
  if (codes.length === 0) {
    return (
      <section className="flex min-h-11 items-center rounded-lg border border-line bg-surface px-4 text-sm">
        <h2 className="sr-only">Attention</h2>
        <Status tone="good">Nothing about this device needs attention</Status>
      </section>
    )
  }
  return (
    <Card title="Needs attention" aside={<span className="text-ink-muted text-sm">{codes.length}</span>}>
      <ul className="divide-y divide-line">
        {codes.map(code => (
          <Reason key={code} code={code} why={ATTENTION_RULES[code].reason(facts, settings)} />
        ))}
      </ul>
    </Card>
  )
}

const SEVERITY = { critical: 'Critical', warning: 'Warning', info: 'For information' } as const

function Reason({ code, why }: { code: AttentionCode; why: string }) {
  const { severity, label, advice, source } = ATTENTION_RULES[code]
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-2 py-3 text-sm wide:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)] wide:gap-x-8">
      <ToneSign tone={severity} className="mt-0.5 size-4 wide:-mr-5" />
      <div className="min-w-0">
        <h3 className="font-semibold">
          <span className="sr-only">{SEVERITY[severity]}: </span>
          <Link
            href={filterPath('attention', code)}
            prefetch={false}
            data-tip="All devices with this"
            className="rounded-sm decoration-line-strong underline-offset-3 hover:underline"
          >
            {label}
          </Link>
        </h3>
        <p className="text-pretty text-ink-muted">{why}</p>
      </div>
      <div className="min-w-0 max-wide:col-start-2">
        <p className="text-pretty">{advice}</p>
        <p className="mt-0.5 text-pretty text-ink-faint text-xs">Source: {lowerFirst(source)}</p>
      </div>
    </li>
  )
}

/** Within a sentence; names such as Microsoft keep their capital. */
function lowerFirst(text: string): string {
  return text.startsWith('Microsoft') ? text : text.charAt(0).toLowerCase() + text.slice(1)
}
