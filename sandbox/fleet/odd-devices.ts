/**
 * Names that break careless code, each with what it is there to catch. They sit near the front of the fleet, and
 * searching for `ODD-` finds them by their serial numbers.
 */
const ODD_NAMES = [
  "O'Brien #1", // a quote to double in OData, a fragment sign to encode
  'a/b', // reachable only as a%2Fb
  '..%2f', // decoded twice, it leaves the folder
  '100% sure?', // a bare percent and a question mark
  '🦊-laptop-Zürich', // two UTF-16 units, and an accent
  'a-name-of-exactly-sixty-four-characters-which-is-far-too-long-00', // wider than any column
  '=1+1', // a formula, once it is in a spreadsheet
  '<b>bold</b>', // markup
  'CONTOSO-LT-TWIN', // two devices share this name
  'CONTOSO-LT-TWIN',
] as const

const FIRST_INDEX = 20
const SPACING = 7

/** The odd device at this place, if there is one. */
export function oddDeviceAt(index: number): { name: string; serialNumber: string } | null {
  const number = (index - FIRST_INDEX) / SPACING
  const name = Number.isInteger(number) ? ODD_NAMES[number] : undefined
  return name === undefined ? null : { name, serialNumber: `ODD-${`${number + 1}`.padStart(4, '0')}` }
}
