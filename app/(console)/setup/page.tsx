import type { Metadata } from 'next'
import { SetupForAdmins } from '@/components/setup/setup-for-admins'
import { SetupOverview } from '@/components/setup/setup-overview'
import { requireSession } from '@/lib/auth/session'
import { describeSetup } from '@/lib/doctor/describe-setup'
import { isAtLeast } from '@/lib/domain/account'
import { getEnvironment } from '@/lib/env'

export const metadata: Metadata = { title: 'Setup' }

export default async function SetupPage() {
  const { account } = await requireSession('/setup')
  if (!isAtLeast(account.role, 'Admin')) return <SetupForAdmins role={account.role} />
  return <SetupOverview setup={describeSetup(getEnvironment())} />
}
