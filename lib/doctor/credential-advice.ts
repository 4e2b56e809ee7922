import type { TokenEndpointError } from '@/lib/auth/token-endpoint-error'
import { API_NAME, CREDENTIALS, PERMISSIONS, REGISTRATION } from './portal'

type Advice = { numbers: readonly number[]; errors: readonly string[]; found: string; advice: string }

/**
 * What a refused token request means for whoever set the console up. A number says more than its error class.
 * Source: Microsoft Entra authentication and authorization error codes.
 */
const REFUSALS: readonly Advice[] = [
  {
    numbers: [7000215],
    errors: [],
    found: 'The client secret is not one of this application.',
    advice: `Set ENTRA_CLIENT_SECRET to a secret's Value, not its Secret ID. The Value is shown only when the secret is made: make a new one at ${CREDENTIALS}.`,
  },
  {
    numbers: [7000222],
    errors: [],
    found: 'The client secret has expired.',
    advice: `Make a new one at ${CREDENTIALS}, set ENTRA_CLIENT_SECRET to its Value, and restart the console.`,
  },
  {
    numbers: [700027, 50012],
    errors: [],
    found: 'The certificate is not registered for this application.',
    advice: `Upload the certificate of ENTRA_CLIENT_CERTIFICATE, without its private key, at ${CREDENTIALS} > Certificates.`,
  },
  {
    numbers: [7000218],
    errors: [],
    found: 'The tenant did not see a credential.',
    advice: `The registration has to be a Web application: ${REGISTRATION} > Authentication > Web.`,
  },
  {
    numbers: [700016, 70001],
    errors: ['unauthorized_client'],
    found: 'The tenant does not know this application.',
    advice: `Compare ENTRA_CLIENT_ID with Application (client) ID at ${REGISTRATION} > Overview, and make sure it is registered in the tenant of ENTRA_TENANT_ID.`,
  },
  {
    numbers: [7000112],
    errors: [],
    found: 'The application is switched off in this tenant.',
    advice: 'Enable it: Entra admin center > Enterprise applications > this application > Properties.',
  },
  {
    numbers: [90002, 90038, 900382],
    errors: [],
    found: 'The tenant does not exist, or lives in another cloud.',
    advice: 'Compare ENTRA_TENANT_ID with Entra admin center > Overview > Tenant ID, and check ENTRA_AUTHORITY.',
  },
  {
    numbers: [65001, 90094, 90095, 90008],
    errors: ['consent_required'],
    found: 'An administrator has not approved what the application asks for.',
    advice: `Grant admin consent at ${PERMISSIONS}.`,
  },
  {
    numbers: [500011, 650052, 650056, 650057],
    errors: ['invalid_resource'],
    found: `The tenant has no "${API_NAME}", or this application has no permission for it.`,
    advice: `Add a permission of "${API_NAME}" at ${PERMISSIONS}. If that name is not offered, the tenant is not enrolled in Microsoft Managed Desktop. Check MMD_API_SCOPE if it was changed.`,
  },
  {
    numbers: [50105, 501051],
    errors: [],
    found: 'The application is not assigned, although assignment is required.',
    advice: 'Entra admin center > Enterprise applications > this application > Properties > Assignment required.',
  },
  {
    numbers: [53003, 530035],
    errors: [],
    found: 'A Conditional Access policy blocks the application itself.',
    advice: 'Look at the sign-in logs of service principals, and exclude this application or its network.',
  },
  {
    numbers: [70011, 901002, 700022, 28002],
    errors: ['invalid_scope'],
    found: 'The tenant does not accept what is asked for.',
    advice: 'Remove MMD_API_SCOPE to use the default, and check ENTRA_ENDPOINTS.',
  },
  {
    numbers: [90055, 90006, 90024, 50033, 90033],
    errors: ['temporarily_unavailable', 'server_error'],
    found: 'The tenant is busy and could not answer.',
    advice: 'This is no fault of the setup. Try again in a minute.',
  },
  {
    numbers: [],
    errors: ['malformed_answer'],
    found: 'What answers is not a token endpoint.',
    advice: 'Check whether a proxy answers in place of the tenant.',
  },
  {
    numbers: [],
    errors: ['invalid_client'],
    found: 'The tenant does not accept the credential.',
    advice: `Compare it with ${CREDENTIALS}.`,
  },
]

const UNKNOWN = {
  found: 'The tenant refused to give a token.',
  advice: `Look the code up in Microsoft's list of AADSTS error codes, and compare the settings with ${REGISTRATION}.`,
}

/** A refusal in words, with its code for whoever looks it up. The tenant's own text is not passed on. */
export function toCredentialAdvice({ error, number }: TokenEndpointError): { found: string; advice: string } {
  const row =
    REFUSALS.find(({ numbers }) => number !== null && numbers.includes(number)) ??
    REFUSALS.find(({ errors }) => errors.includes(error)) ??
    UNKNOWN
  const code = number === null ? error : `${error}, AADSTS${number}`
  return { found: `${row.found} (${code})`, advice: row.advice }
}
