import type { SetupStep } from '@/lib/domain/setup-check'
import type { HttpAnswer } from '@/lib/http/client'
import { readCollection } from '@/lib/mmd/answer'
import { claimsOfChallenge } from '@/lib/mmd/claims-challenge'
import type { CallMmd } from '@/lib/mmd/client'
import { MmdMalformedError } from '@/lib/mmd/errors'
import { wireDeviceSchema } from '@/lib/mmd/wire/device'
import { API_NAME, PERMISSIONS } from './portal'
import { toStep } from './step'
import { toUnreachable } from './unreachable'

type Refusal = { found: string; advice: string }

const REFUSALS: Record<number, Refusal> = {
  401: {
    found: 'The service does not accept the token.',
    advice: 'Check that MMD_API_SCOPE and MMD_API_BASE_URL belong together and that the tenant is the enrolled one.',
  },
  403: {
    found: 'The service knows the token, but it may not read devices.',
    advice: `Check the permissions of "${API_NAME}" at ${PERMISSIONS}, grant admin consent, and sign in again.`,
  },
  404: {
    found: 'The service is not at this address, or does not know the tenant.',
    advice: 'Check MMD_API_BASE_URL, and that the tenant is enrolled in Microsoft Managed Desktop.',
  },
}

const CHALLENGED: Refusal = {
  found: 'The service asks for a stronger proof of who you are.',
  advice:
    'A Conditional Access policy covers it. Open Devices: you are asked for that proof, then run the check again.',
}

/**
 * Does the service answer? One row of the device list, with whichever token there is.
 * @param whose how the token is spoken of, such as "your token"
 */
export async function checkService(
  call: CallMmd,
  { token, whose, tenantId, baseUrl }: { token: string; whose: string; tenantId: string; baseUrl: string },
): Promise<SetupStep> {
  const requestId = crypto.randomUUID()
  const values = [{ label: 'Request id', value: requestId }]
  const fail = ({ found, advice }: Refusal) => toStep('service', 'failed', found, { advice, values })
  let answer: HttpAnswer
  try {
    answer = await call({
      method: 'GET',
      path: 'tenants/{tenantId}/devices',
      values: { tenantId },
      query: [['$top', '1']],
      token,
      requestId,
    })
  } catch (cause) {
    return toStep('service', 'failed', `The service cannot be reached: ${toUnreachable(cause)}.`, {
      advice: `Check that this machine may connect to ${new URL(baseUrl).origin}, and MMD_API_BASE_URL.`,
    })
  }
  if (answer.status === 401 && claimsOfChallenge(answer.headers['www-authenticate'])) return fail(CHALLENGED)
  if (answer.status !== 200) return fail(REFUSALS[answer.status] ?? toOtherRefusal(answer.status))
  return readDevices(answer, whose, values)
}

function readDevices(answer: HttpAnswer, whose: string, values: SetupStep['values']): SetupStep {
  try {
    const { received, dropped } = readCollection(answer, wireDeviceSchema)
    if (received === 0) return toStep('service', 'warning', `It answers ${whose}, but lists no device.`)
    if (dropped > 0) {
      return toStep('service', 'warning', 'It answers, but with a device that cannot be read.', { values })
    }
    return toStep('service', 'passed', `It answers ${whose} with devices.`)
  } catch (cause) {
    if (!(cause instanceof MmdMalformedError)) throw cause
    return toStep('service', 'failed', 'What answers there is not the Managed Desktop service.', {
      advice: 'Check MMD_API_BASE_URL, and whether a proxy answers in its place.',
      values,
    })
  }
}

function toOtherRefusal(status: number): Refusal {
  const isPassing = status === 429 || status >= 500
  return {
    found: `The service answers with status ${status}.`,
    advice: isPassing ? 'This is trouble of its own. Try again in a minute.' : 'Check MMD_API_BASE_URL.',
  }
}
