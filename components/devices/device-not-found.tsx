'use client'

import { SearchX } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { searchPath } from '@/lib/domain/device-links'
import { DeviceBreadcrumb } from './device-breadcrumb'

/** The service lists no such device (any more); what it was found by leads back to the list. */
export function DeviceNotFound() {
  const find = useSearchParams().get('find')
  return (
    <div className="mx-auto max-w-6xl px-4 pt-3">
      <DeviceBreadcrumb />
      <h1 className="sr-only">Device not found</h1>
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
        The service no longer lists a device with this id. It may have been removed or registered again, which gives it
        a new id.
      </EmptyState>
    </div>
  )
}
