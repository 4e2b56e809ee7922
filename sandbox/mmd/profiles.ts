import { z } from 'zod'
import { type Reply, text } from '../http'
import { type Call, readJson } from './call'
import { collection } from './collection'
import { MmdError } from './errors'
import { PERSONAS } from './service-data'

export function listProfiles({ sandbox, request }: Call): Reply {
  const enabled = new Set<string>(sandbox.settings.enabledProfiles)
  const rows = PERSONAS.map(id => ({ id, status: enabled.has(id) ? 'Enabled' : 'Disabled' }))
  return collection(request, 'Profiles', rows)
}

/** Starts moving devices to another profile. Success is plain text; refusals have the flat error shape. */
export function reassignProfile(call: Call): Reply {
  const { sandbox, request, params } = call
  const { enabledProfiles } = sandbox.settings
  const refuse = (message: string): MmdError => new MmdError(400, message, 'flat')

  const persona = PERSONAS.find(name => name === request.query.get('persona'))
  if (persona === undefined) throw refuse('This persona is not supported.')
  if (!['true', 'false'].includes(request.query.get('wipe') ?? '')) throw refuse('wipe must be true or false.')
  if (!enabledProfiles.includes(persona))
    throw refuse(`${persona} not enabled for tenant ${params.tenantId}, only ${enabledProfiles.join(',')} are enabled`)
  const ids = z.array(z.guid()).min(1).safeParse(readJson(call))
  if (!ids.success) throw refuse('The body must be an array of Azure AD device ids.')
  const now = sandbox.now()
  const unknown = ids.data.filter(id => sandbox.fleet.indexOfDeviceId(id, now) === null)
  if (unknown.length > 0) throw refuse(`These devices do not exist: ${unknown.join(',')}`)

  for (const id of ids.data) sandbox.service.reassign(id, persona, now)
  return text(200, `Successfully start reassigning devices to profile ${persona}`)
}
