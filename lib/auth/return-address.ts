const LONGEST = 2_000
const SAFE_DEFAULT = '/'

/**
 * The address to return to after sign-in or sign-out, as a path of this console; anything else becomes `/`.
 * Accepts a path or a full address of our own origin. Refused are other origins in every disguise (`//evil`, `/\evil`,
 * control characters, encoded forms), the auth routes themselves, and whatever is not one plain text of sane length.
 */
export function toReturnPath(value: unknown, consoleUrl: string): string {
  if (typeof value !== 'string' || value.length === 0 || value.length > LONGEST) return SAFE_DEFAULT
  if (/[\p{Cc}\\]/u.test(value) || !/^(\/(?!\/)|https?:\/\/)/i.test(value)) return SAFE_DEFAULT
  if (!URL.canParse(value, consoleUrl)) return SAFE_DEFAULT
  const base = new URL(consoleUrl)
  const url = new URL(value, base)
  if (url.origin !== base.origin || url.username || url.password) return SAFE_DEFAULT
  const path = `${url.pathname}${url.search}${url.hash}`
  if (path.length > LONGEST || /^\/(%2f|%5c|\/)/i.test(path) || /%(0|1|7f)/i.test(url.pathname)) return SAFE_DEFAULT
  return isApiPath(url.pathname) ? SAFE_DEFAULT : path
}

/** Whether a path leads below /api, however its letters are written. */
function isApiPath(path: string): boolean {
  const letters = path.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return /^\/api(\/|$)/i.test(letters)
}
