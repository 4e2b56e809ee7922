import type * as z from 'zod'
import type { Role } from '@/lib/domain/account'
import type { HttpMethod } from '@/lib/http/client'
import type { PathTemplate } from '@/lib/mmd/path'
import { wireDeviceSchema } from '@/lib/mmd/wire/device'
import { wireElevationDetailsSchema } from '@/lib/mmd/wire/elevation-details'
import { wireProfileSchema } from '@/lib/mmd/wire/profile'
import { wireUserSchema } from '@/lib/mmd/wire/user'

/** How an endpoint's answer is read: rows of a collection, exactly one row of a collection, or an entity. */
export type AnswerShape =
  | { kind: 'collection'; row: z.ZodType }
  | { kind: 'collection-of-one'; row: z.ZodType }
  | { kind: 'entity'; entity: z.ZodType }

/** An endpoint of the service that the browser may reach, and on what terms. */
export type Policy = {
  method: HttpMethod
  /** Our path below /api/mmd, which is the service's own without `tenants/{tenantId}`. */
  path: PathTemplate
  upstream: PathTemplate
  /** The method there, where it is another than ours. */
  upstreamMethod?: HttpMethod
  /** Whose token is used: the signed-in person's, or the application's own, behind which the service sees nobody. */
  context: 'user' | 'application'
  role: Role
  /** The answer holds a password: only `reveal.ts` lets somebody through to it. */
  reveals?: true
  /** The query parameters that are passed on; any other is refused. */
  query: readonly string[]
  answer: AnswerShape
}

const PAGED_SEARCH = ['$searchText', '$skip', '$top'] as const

export const policies: readonly Policy[] = [
  {
    method: 'GET',
    path: 'devices',
    upstream: 'tenants/{tenantId}/devices',
    context: 'user',
    role: 'Viewer',
    query: PAGED_SEARCH,
    answer: { kind: 'collection', row: wireDeviceSchema },
  },
  {
    method: 'GET',
    path: 'devices/{name}',
    upstream: 'tenants/{tenantId}/devices/{name}',
    context: 'user',
    role: 'Viewer',
    query: [],
    answer: { kind: 'entity', entity: wireDeviceSchema },
  },
  {
    method: 'GET',
    path: 'users',
    upstream: 'tenants/{tenantId}/users',
    context: 'user',
    role: 'Viewer',
    query: PAGED_SEARCH,
    answer: { kind: 'collection', row: wireUserSchema },
  },
  {
    method: 'GET',
    path: 'users/{upn}',
    upstream: 'tenants/{tenantId}/users/{upn}',
    context: 'user',
    role: 'Viewer',
    query: [],
    answer: { kind: 'collection-of-one', row: wireUserSchema },
  },
  {
    method: 'GET',
    path: 'profiles',
    upstream: 'tenants/{tenantId}/profiles',
    context: 'user',
    role: 'Viewer',
    query: [],
    answer: { kind: 'collection', row: wireProfileSchema },
  },
  {
    // A read for the service, and no read for us: what it answers is a local administrator's password.
    method: 'POST',
    path: 'devices/{name}/elevationDetails',
    upstream: 'tenants/{tenantId}/devices/{name}/elevationDetails',
    upstreamMethod: 'GET',
    context: 'application',
    role: 'Support',
    reveals: true,
    query: [],
    answer: { kind: 'entity', entity: wireElevationDetailsSchema },
  },
]
