import { TriangleAlert } from 'lucide-react'
import { CentredHeading } from '@/components/shell/centred-page'
import { ButtonLink } from '@/components/ui/button'
import type { SignInProblem } from '@/lib/domain/sign-in-problems'
import { AdminConsentLink } from './admin-consent-link'
import { SignInButton } from './sign-in-button'
import { SignInProblemDetails } from './sign-in-problem-details'

export function SignInProblemCard({
  problem,
  reference,
  number,
  adminConsentUrl,
}: {
  problem: SignInProblem
  reference: string | null
  number: number | null
  adminConsentUrl: string | null
}) {
  return (
    <div className="grid grid-cols-1 gap-6">
      <CentredHeading
        icon={<TriangleAlert aria-hidden className="size-6 text-warning" strokeWidth={1.75} />}
        title={problem.title}
      >
        <p>{problem.meaning}</p>
        <p className="text-ink">{problem.nextStep}</p>
      </CentredHeading>
      {problem.action === 'admin-consent' && adminConsentUrl && <AdminConsentLink url={adminConsentUrl} />}
      <NextStep action={problem.action} />
      <SignInProblemDetails reference={reference} number={number} />
    </div>
  )
}

function NextStep({ action }: { action: SignInProblem['action'] }) {
  switch (action) {
    case 'retry':
      return <SignInButton>Sign in again</SignInButton>
    case 'admin-consent':
      return <SignInButton variant="secondary">Sign in again</SignInButton>
    case 'select-account':
      return <SignInButton accountPicker>Use another account</SignInButton>
    case 'none':
      return (
        <ButtonLink href="/sign-in" size="lg" className="w-full">
          Back to sign-in
        </ButtonLink>
      )
  }
}
