import { LockKeyhole } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Role } from '@/lib/domain/account'

/** For somebody who followed a link here that was not meant for their role. */
export function SetupForAdmins({ role }: { role: Role }) {
  return (
    <>
      <h1 className="px-4 pt-4 font-semibold text-xl">Setup</h1>
      <EmptyState
        icon={LockKeyhole}
        title="Setup is for administrators of the console"
        action={<ButtonLink href="/devices">Go to devices</ButtonLink>}
      >
        It checks how the console is registered in your tenant. Your role is {role}; an administrator can give you the
        app role Console.Admin.
      </EmptyState>
    </>
  )
}
