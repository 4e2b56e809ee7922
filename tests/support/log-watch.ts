import { disguises } from './disguises'

/** Settings that no program may print. */
const SECRET_SETTINGS = ['NEXTAUTH_SECRET', 'ENTRA_CLIENT_SECRET', 'ENTRA_CLIENT_CERTIFICATE']

const programs: { name: string; lines: string[]; secrets: Map<string, string> }[] = []

/** Has what a program prints searched, at the end, for its own secrets and all that a tenant issued. */
export function watchLog(name: string, lines: string[], settings: Record<string, string>): void {
  const own = SECRET_SETTINGS.flatMap(setting => {
    const value = settings[setting]
    return value ? [[value, setting] as const] : []
  })
  programs.push({ name, lines, secrets: new Map(own) })
}

/**
 * Whatever a test was about: the log of no program it started holds a secret, at any level, as it is or encoded.
 * @param issued by the tenant of these programs, since it began
 * @throws Error that names the kinds of secrets and never their values
 */
export function refuseSecretsInLogs(issued: Map<string, string>): void {
  const found = programs.flatMap(({ name, lines, secrets }) => {
    const text = lines.join('\n')
    return [...secrets, ...issued].flatMap(([value, kind]) =>
      disguises(value).flatMap(([disguise, form]) => (text.includes(form) ? [`${kind}, ${disguise}, of ${name}`] : [])),
    )
  })
  if (found.length > 0) throw new Error(`A log holds secrets: ${[...new Set(found)].join('; ')}`)
}
