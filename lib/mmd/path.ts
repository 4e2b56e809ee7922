/** A path template of the service, such as `tenants/{tenantId}/devices/{name}`. */
export type PathTemplate = string

/**
 * Fills a path template; every value is percent-encoded as one segment, whatever it holds.
 * `.` and `..` must not get here: no encoding keeps a server from reading them as steps (see `isSafeSegment`).
 */
export function fillPath(template: PathTemplate, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new TypeError(`The path ${template} needs a value for ${name}`)
    return encodeURIComponent(value)
  })
}

const LONGEST_SEGMENT = 256

/** Whether a decoded path value may become one segment of an upstream path. */
export function isSafeSegment(value: string): boolean {
  return (
    value.length > 0 &&
    value.length <= LONGEST_SEGMENT &&
    value !== '.' &&
    value !== '..' &&
    // the control characters, as code points, so that this file stays plain text
    !/\p{Cc}/u.test(value)
  )
}

/** The query string in the service's spelling: the `$` of a parameter's name stays readable, all else is percent-encoded. */
export function toQueryString(parameters: [name: string, value: string][]): string {
  if (parameters.length === 0) return ''
  const pairs = parameters.map(
    ([name, value]) => `${encodeURIComponent(name).replace('%24', '$')}=${encodeURIComponent(value)}`,
  )
  return `?${pairs.join('&')}`
}
