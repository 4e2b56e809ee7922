import type { Metadata } from 'next'
import { SetupForAdmins } from '@/components/setup/setup-for-admins'
import { SetupOverview } from '@/components/setup/setup-overview'
import { isPageFor } from '@/lib/bff/page-role'
import { describeSetup } from '@/lib/doctor/describe-setup'
import { getEnvironment } from '@/lib/env'
import { requirePageSession } from '../require-page-session'

export const metadata: Metadata = { title: 'Setup' }

export default async function SetupPage() {
  const session = await requirePageSession('/setup')
  if (!(await isPageFor(session, 'Admin'))) return <SetupForAdmins role={session.account.role} />
  return <SetupOverview setup={describeSetup(getEnvironment())} />
}
