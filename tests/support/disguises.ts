/** A value as it may be written; base64 in each of the three ways its bytes may lie. */
export function disguises(value: string): [name: string, text: string][] {
  const plain = Buffer.from(value)
  const forms: [string, string][] = [
    ['as it is', value],
    ['URL-encoded', encodeURIComponent(value)],
    ['in hex', plain.toString('hex')],
    ['as a JSON string', JSON.stringify(value).slice(1, -1)],
  ]
  for (const shift of [0, 1, 2]) {
    // The first and last few characters depend on the neighbours, so the middle is looked for.
    const text = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64')
    forms.push(
      ['in base64', text.slice(4, -4)],
      ['in base64url', text.slice(4, -4).replaceAll('+', '-').replaceAll('/', '_')],
    )
  }
  return forms
}
