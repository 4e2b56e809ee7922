import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ConsoleFacts } from '@/components/auth/console-facts'
import { readParam, type SearchParams } from '@/components/auth/search-params'
import { SignInButton } from '@/components/auth/sign-in-button'
import { SignInReason } from '@/components/auth/sign-in-reason'
import { CentredHeading, CentredPage } from '@/components/shell/centred-page'
import { toReturnPath } from '@/lib/auth/return-address'
import { hasChallenge } from '@/lib/auth/service-refusals'
import { getSession } from '@/lib/auth/session'
import { getEnvironment } from '@/lib/env'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  const reason = readParam(params, 'reason')
  const callbackUrl = readParam(params, 'callbackUrl')
  const session = await getSession()
  const isStepUp = session !== null && (await hasChallenge(session))
  // With a reason the person is here to sign in afresh, even where a session is still found.
  if (session && !isStepUp && !reason) redirect(toReturnPath(callbackUrl, getEnvironment().NEXTAUTH_URL))
  return (
    <CentredPage footnote="No access? Ask an administrator of your organisation to assign you to this console.">
      <SignInReason reason={isStepUp ? 'step-up' : reason} />
      <div className="grid gap-7">
        <CentredHeading title="Sign in">
          <p>The console shows your organisation's Microsoft Managed Desktop devices in one place.</p>
        </CentredHeading>
        <ConsoleFacts />
        <SignInButton callbackUrl={callbackUrl} unasked={isStepUp}>
          {isStepUp ? 'Continue' : 'Sign in with your work account'}
        </SignInButton>
      </div>
    </CentredPage>
  )
}
