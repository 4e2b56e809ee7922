import { Info } from 'lucide-react'

/** Why someone sees the sign-in page who did not ask for it; keyed by the `reason` of its address. */
const reasons = new Map([
  ['expired', 'Your session ended. Sign in again and you return to where you were.'],
  ['step-up', 'Your organisation asks for an additional check. Afterwards you return to where you were.'],
  ['consent-granted', 'Your organisation has approved the console. Everybody it lets in can sign in now.'],
])

export function SignInReason({ reason }: { reason: string | undefined }) {
  const text = reason && reasons.get(reason)
  if (!text) return null
  return (
    <p role="status" className="mb-6 flex gap-2.5 rounded bg-info-soft px-3 py-2.5 text-info-ink text-sm">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-info" strokeWidth={2.25} />
      <span className="text-pretty">{text}</span>
    </p>
  )
}
