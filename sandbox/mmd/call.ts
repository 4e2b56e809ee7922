import type { SandboxRequest } from '../http'
import type { Sandbox } from '../state'
import type { Caller } from './authorization'
import { MmdError } from './errors'

/** One authorised call of the API: what every endpoint gets. */
export type Call = {
  sandbox: Sandbox
  request: SandboxRequest
  caller: Caller
  /** The named segments of the path, percent-decoded once. */
  params: Record<string, string>
}

export function readJson({ request }: Call): unknown {
  try {
    return JSON.parse(request.body)
  } catch {
    throw new MmdError(400, 'The request body is not valid JSON.')
  }
}
