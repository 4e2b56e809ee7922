/** Text as JSON; `undefined` when it is none, such as the HTML page of a gateway or nothing at all. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
