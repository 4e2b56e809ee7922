'use client'

import { SearchX } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { searchPath } from '@/lib/domain/device-links'

/** The service lists no such device (any more); what it was found by leads back to the list. */
export function DeviceNotFound() {
  const find = useSearchParams().get('find')
  return (
    <EmptyState
      icon={SearchX}
      title="This device is not in the list"
      action={
        <>
          {find && <ButtonLink href={searchPath(find)}>Search for “{find}”</ButtonLink>}
          <ButtonLink href="/devices" variant={find ? 'ghost' : 'secondary'}>
            All devices
          </ButtonLink>
        </>
      }
    >
      The service no longer lists a device with this id. It may have been removed or registered again, which gives it a
      new id.
    </EmptyState>
  )
}
