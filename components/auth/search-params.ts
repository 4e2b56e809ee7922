export type SearchParams = Record<string, string | string[] | undefined>

/** One value of a page's address; a repeated parameter counts as absent. */
export function readParam(params: SearchParams, name: string): string | undefined {
  const value = params[name]
  return typeof value === 'string' ? value : undefined
}

/** A request id as the server makes them; anything else in the address is not repeated on the page. */
export function toReference(value: string | undefined): string | null {
  return value && /^[\w-]{8,64}$/.test(value) ? value : null
}

/** The digits of an AADSTS code. */
export function toErrorNumber(value: string | undefined): number | null {
  return value && /^\d{4,8}$/.test(value) ? Number(value) : null
}
