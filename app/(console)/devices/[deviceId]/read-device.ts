import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Session } from '@/lib/auth/session'
import { findDevice } from '@/lib/bff/find-device'
import type { Device } from '@/lib/domain/device'
import type { Problem } from '@/lib/domain/problem'
import { toDevice } from '@/lib/mmd/wire/to-device'
import { toPageProblem } from '../../page-problem'

type Reading = { device: Device; readAt: number } | { problem: Problem }

/**
 * The list row of a device and when it was read (milliseconds); or why it could not be read.
 * Read once for a request, however many parts of the page ask.
 */
export const readDevice = cache(async (session: Session, deviceId: string, hint: string | null): Promise<Reading> => {
  const found = await findDevice(session, deviceId, hint).catch((error: unknown) => ({ problem: toPageProblem(error) }))
  if (found === null) notFound()
  return 'problem' in found ? found : { device: toDevice(found), readAt: Date.now() }
})
