/** A page's search parameters, which Next hands over as an object, as the address had them. */
export function toSearchParams(values: Record<string, string | string[] | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => [value ?? []].flat().map(one => [name, one])),
  )
}
