/** Where things are in the Microsoft Entra admin center, as people click through it. */
export const REGISTRATION = 'Entra admin center > App registrations > this application'
export const CREDENTIALS = `${REGISTRATION} > Certificates & secrets`
export const AUTHENTICATION = `${REGISTRATION} > Authentication > Web > Redirect URIs`
export const PERMISSIONS = `${REGISTRATION} > API permissions`

/** The service's name among the APIs that permissions can be requested of. */
export const API_NAME = 'Modern Workplace Customer APIs'
