import type { Metadata } from 'next'
import { readParam, type SearchParams, toErrorNumber, toReference } from '@/components/auth/search-params'
import { SignInProblemCard } from '@/components/auth/sign-in-problem'
import { CentredPage } from '@/components/shell/centred-page'
import { adminConsentLink } from '@/lib/auth/admin-consent'
import { signInProblemBySlug } from '@/lib/domain/sign-in-problems'
import { getEnvironment } from '@/lib/env'

type Props = { searchParams: Promise<SearchParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: signInProblemBySlug(readParam(await searchParams, 'code')).title }
}

export default async function SignInProblemPage({ searchParams }: Props) {
  const params = await searchParams
  return (
    <CentredPage>
      <SignInProblemCard
        problem={signInProblemBySlug(readParam(params, 'code'))}
        reference={toReference(readParam(params, 'ref'))}
        number={toErrorNumber(readParam(params, 'number'))}
        adminConsentUrl={adminConsentLink(getEnvironment().NEXTAUTH_URL)}
      />
    </CentredPage>
  )
}
