'use client'

import { UserRoundX } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PortalLink } from '@/components/ui/portal-link'
import { ENTRA_USERS_URL, peopleSearchPath } from '@/lib/domain/person'
import { PersonBreadcrumb } from './person-breadcrumb'
import { useUpn } from './use-upn'

/** The service knows nobody of this UPN: who it may be is found by the part before the @, or in Entra. */
export function PersonNotFound() {
  const upn = useUpn()
  // A guest's is their address elsewhere, with an underscore for the @: megan_fabrikam.example#EXT#@contoso.example
  const [localPart = ''] = upn.split(/[@#]/)
  return (
    <div className="mx-auto max-w-6xl px-4 pt-3">
      <PersonBreadcrumb />
      <h1 className="sr-only">Person not found</h1>
      <EmptyState
        icon={UserRoundX}
        title="This person is not in the list"
        action={
          <>
            {localPart && <ButtonLink href={peopleSearchPath(localPart)}>Search for “{localPart}”</ButtonLink>}
            <PortalLink href={ENTRA_USERS_URL}>Entra users</PortalLink>
          </>
        }
      >
        <p className="break-words">
          The service lists nobody with the user principal name <span className="font-medium text-ink">{upn}</span>. It
          may have been changed, or the account removed.
        </p>
      </EmptyState>
    </div>
  )
}
