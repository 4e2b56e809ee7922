/** The update rings in the order in which updates reach them. */
const RINGS = ['Test', 'First', 'Fast', 'Broad']

/** Where a ring stands in that order, 0 to 3; `null` for a ring the service may have added since. */
export function ringStep(ring: string): 0 | 1 | 2 | 3 | null {
  const step = RINGS.indexOf(ring)
  // indexOf of a four-element array is -1 to 3.
  return step === -1 ? null : (step as 0 | 1 | 2 | 3)
}
