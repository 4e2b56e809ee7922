'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { GroupList } from '@/components/groups/group-list'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import type { PersonDetails } from '@/lib/domain/person'
import { PersonDevices } from './person-devices'
import { PersonHeader } from './person-header'

/** A person: how they are reached, their devices, their groups. One answer of the service tells it all. */
export function PersonView({ details: { person, groups }, readAt }: { details: PersonDetails; readAt: number }) {
  const router = useRouter()
  const [reloading, startReloading] = useTransition()
  const refresh = () => startReloading(() => router.refresh())
  useShortcut({ keys: 'r', label: 'Read the person again', group: 'Person', run: refresh })
  return (
    <div className="mx-auto grid max-w-6xl gap-5 px-4 pt-3 pb-10">
      <PersonHeader person={person} readAt={readAt} refreshing={reloading} onRefresh={refresh} />
      <PersonDevices person={person} />
      <GroupList of="person" groups={groups} />
    </div>
  )
}
