import { json, type Reply } from '../http'

/** A refusal of the API. Two shapes are in use: `OData` by most endpoints, `flat` by the profiles. */
export class MmdError extends Error {
  readonly status: number
  readonly shape: 'odata' | 'flat'
  constructor(status: number, message: string, shape: 'odata' | 'flat' = 'odata') {
    super(message)
    this.status = status
    this.shape = shape
  }
}

export function toErrorReply({ status, message, shape }: MmdError): Reply {
  return shape === 'odata'
    ? json(status, { error: { code: `${status}`, message } })
    : json(status, { errorCode: `${status}`, message, instanceAnnotations: [] })
}
