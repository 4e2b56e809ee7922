import { LogOut } from 'lucide-react'
import type { Metadata } from 'next'
import { SignInButton } from '@/components/auth/sign-in-button'
import { CentredHeading, CentredPage } from '@/components/shell/centred-page'

export const metadata: Metadata = { title: 'Signed out' }

export default function SignedOutPage() {
  return (
    <CentredPage>
      <div className="grid gap-6">
        <CentredHeading
          icon={<LogOut aria-hidden className="size-6 text-ink-faint" strokeWidth={1.75} />}
          title="You are signed out"
        >
          <p>Your session ended here and at your organisation, and the console has deleted its tokens.</p>
        </CentredHeading>
        <div className="grid gap-3">
          <SignInButton>Sign in again</SignInButton>
          <SignInButton accountPicker variant="secondary">
            Use another account
          </SignInButton>
        </div>
      </div>
    </CentredPage>
  )
}
