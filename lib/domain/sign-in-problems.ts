/** What the sign-in page offers as the next step. */
export type SignInAction = 'retry' | 'select-account' | 'admin-consent' | 'none'

export type SignInProblem = {
  /** The stable name in the address of the page. */
  slug: string
  /** AADSTS numbers of this row; they choose the wording and nothing else. */
  numbers: readonly number[]
  /** OAuth `error` values of this row, and the console's own words beside them, for when the number is missing or new. */
  errors: readonly string[]
  title: string
  meaning: string
  nextStep: string
  action: SignInAction
  /** Whose hands it is in: the person's own, or those of whoever runs the console. */
  audience: 'person' | 'operator'
}

/** For anything no other row knows. */
const unknown = {
  slug: 'unknown',
  numbers: [],
  errors: [],
  title: 'You could not be signed in',
  meaning: 'Something went wrong that the console does not know by name.',
  nextStep: 'Try again. If it happens once more, tell the people who run this console.',
  action: 'retry',
  audience: 'person',
} as const satisfies SignInProblem

/**
 * Every way signing in fails, in the console's words; the provider's own text is never shown.
 * Source: Microsoft Entra authentication and authorization error codes (AADSTS), and RFC 6749 section 4.1.2.1.
 */
export const signInProblems = [
  {
    slug: 'approval-needed',
    numbers: [65001],
    errors: ['consent_required'],
    title: 'Approval needed',
    meaning: 'Nobody has yet approved that this console reads devices on your behalf.',
    nextStep: 'Sign in again and approve the request, or ask an administrator to approve it for everyone.',
    action: 'admin-consent',
    audience: 'person',
  },
  {
    slug: 'declined',
    numbers: [65004],
    errors: ['access_denied'],
    title: 'You declined',
    meaning: 'The console was not given permission to read devices on your behalf, so you are not signed in.',
    nextStep: 'Try again if that was not what you meant. Nothing was stored.',
    action: 'retry',
    audience: 'person',
  },
  {
    slug: 'administrator-approval',
    numbers: [90094, 90095, 90008],
    errors: [],
    title: 'Ask an administrator',
    meaning: 'In your organisation only an administrator can approve what this console asks for.',
    nextStep: 'Ask one to approve it. Once they have, sign in again.',
    action: 'admin-consent',
    audience: 'person',
  },
  {
    slug: 'service-not-set-up',
    numbers: [650052, 650056, 650057, 500011],
    errors: ['invalid_resource'],
    title: 'Your organisation is not set up for this service',
    meaning:
      'The tenant does not know Microsoft Managed Desktop, or this console is not registered to use it. Trying again will not help.',
    nextStep: 'Tell the people who run this console.',
    action: 'none',
    audience: 'operator',
  },
  {
    slug: 'not-assigned',
    numbers: [50105],
    errors: [],
    title: 'You are not assigned to this application',
    meaning: 'Your account is fine, but your organisation lets only assigned people use this console.',
    nextStep: 'Ask an administrator to assign you, or sign in with an account that is.',
    action: 'select-account',
    audience: 'person',
  },
  {
    slug: 'sign-in-unavailable',
    numbers: [7000215, 7000222, 700027, 7000218, 50012],
    errors: ['invalid_client'],
    title: 'Sign-in is unavailable',
    meaning:
      "The console could not prove itself to your organisation's sign-in service. It is not your account, and people who are signed in stay so.",
    nextStep: 'Tell the people who run this console.',
    action: 'none',
    audience: 'operator',
  },
  {
    slug: 'redirect-mismatch',
    numbers: [50011],
    errors: [],
    title: 'This address is not registered',
    meaning: 'The address you reached the console at is not one your organisation registered for it.',
    nextStep: 'Tell the people who run this console which address you used.',
    action: 'none',
    audience: 'operator',
  },
  {
    slug: 'application-unavailable',
    numbers: [700016, 70001, 7000112],
    errors: ['unauthorized_client'],
    title: 'Application not available in this tenant',
    meaning: 'Your organisation does not have this console, or has switched it off.',
    nextStep: 'Tell the people who run this console.',
    action: 'none',
    audience: 'operator',
  },
  {
    slug: 'wrong-tenant-configuration',
    numbers: [90002, 90038, 900382],
    errors: ['misconfigured'],
    title: "The console's tenant cannot be used",
    meaning: 'The tenant in its configuration does not exist, lives in another cloud, or could not be reached.',
    nextStep: 'Tell the people who run this console to check its tenant and authority.',
    action: 'none',
    audience: 'operator',
  },
  {
    slug: 'wrong-account',
    numbers: [50020, 50034, 16000, 50194],
    errors: ['account_selection_required', 'other_tenant'],
    title: 'Use your work account',
    meaning: 'The account you chose does not belong to the organisation this console works for.',
    nextStep: 'Choose the account your organisation gave you.',
    action: 'select-account',
    audience: 'person',
  },
  {
    slug: 'account-disabled',
    numbers: [50057],
    errors: [],
    title: 'Account disabled',
    meaning: 'Your organisation has disabled this account.',
    nextStep: 'If this is a surprise, ask your administrator. You can also sign in with another account.',
    action: 'select-account',
    audience: 'person',
  },
  {
    slug: 'blocked-by-policy',
    numbers: [53003, 530032, 530034, 53011],
    errors: [],
    title: "Blocked by your organisation's policy",
    meaning:
      'A security policy stopped this sign-in, for example because of the place, the network or a risk it noticed.',
    nextStep: 'Trying again will not help. Ask your administrator.',
    action: 'none',
    audience: 'person',
  },
  {
    slug: 'device-requirement',
    numbers: [53000, 53001, 50097],
    errors: [],
    title: 'Use a compliant device',
    meaning: 'Your organisation lets people sign in only from devices it manages and finds compliant.',
    nextStep: 'Sign in from such a device, or bring this one into compliance and try again.',
    action: 'retry',
    audience: 'person',
  },
  {
    slug: 'step-up',
    numbers: [50076, 50079, 50074, 50072, 50078, 50158],
    errors: ['interaction_required', 'login_required'],
    title: 'One more step to sign in',
    meaning: 'Your organisation asks for more proof that it is you, such as an approval on your phone.',
    nextStep: 'Continue, and you return to where you were.',
    action: 'retry',
    audience: 'person',
  },
  {
    slug: 'session-ended',
    numbers: [70008, 700082, 700084, 70043, 50089, 50173, 50132, 50133],
    errors: ['invalid_grant'],
    title: 'Your session ended',
    meaning: 'Your sign-in expired or was revoked, for example because a password changed.',
    nextStep: 'Sign in again and you return to where you were.',
    action: 'retry',
    audience: 'person',
  },
  {
    slug: 'start-again',
    numbers: [54005, 501481, 700005],
    errors: ['sign_in_mismatch'],
    title: 'Start again',
    meaning:
      'This sign-in was already used or did not begin in this browser, as when a page is reloaded half-way through.',
    nextStep: 'Sign in again from the beginning.',
    action: 'retry',
    audience: 'person',
  },
  {
    slug: 'request-misconfigured',
    numbers: [70011, 901002, 700022, 28002],
    errors: ['invalid_scope', 'invalid_request', 'unsupported_response_type', 'unsupported_grant_type'],
    title: 'The console asked for the wrong thing',
    meaning: "Your organisation's sign-in service did not accept the console's request. It is not your account.",
    nextStep: 'Tell the people who run this console.',
    action: 'none',
    audience: 'operator',
  },
  {
    slug: 'please-wait',
    numbers: [50196],
    errors: [],
    title: 'Please wait',
    meaning:
      'The console asked to sign you in too often in a short time, and the sign-in service holds it off. That is our fault.',
    nextStep: 'Wait five minutes, then try again.',
    action: 'retry',
    audience: 'operator',
  },
  {
    slug: 'identity-service-busy',
    numbers: [90055, 90006, 90024, 50033, 90033],
    errors: ['temporarily_unavailable', 'server_error'],
    title: 'The identity service is busy',
    meaning: "Your organisation's sign-in service could not answer just now.",
    nextStep: 'Try again in a minute.',
    action: 'retry',
    audience: 'person',
  },
  {
    slug: 'role-required',
    numbers: [],
    errors: ['role_required'],
    title: 'You have no role in this console',
    meaning: 'You signed in, but this console is open only to people who were given a role: Viewer, Support or Admin.',
    nextStep: 'Ask an administrator to give you one, or sign in with an account that has one.',
    action: 'select-account',
    audience: 'person',
  },
  unknown,
] as const satisfies readonly SignInProblem[]

export type SignInProblemSlug = (typeof signInProblems)[number]['slug']

type KnownSignInProblem = SignInProblem & { slug: SignInProblemSlug }

const rows: readonly KnownSignInProblem[] = signInProblems

/**
 * The row for an `error` of the authorize or token endpoint and the AADSTS number found beside it, if any.
 * A known number says more than its `error` class; a number nobody knows changes nothing.
 */
export function toSignInProblem({
  error,
  number,
}: {
  error: string | null
  number: number | null
}): KnownSignInProblem {
  return (
    rows.find(row => number !== null && row.numbers.includes(number)) ??
    rows.find(row => error !== null && row.errors.includes(error)) ??
    unknown
  )
}

/** The row a page address names; an address made up by someone gets the general row. */
export function signInProblemBySlug(slug: string | null | undefined): KnownSignInProblem {
  return rows.find(row => row.slug === slug) ?? unknown
}
