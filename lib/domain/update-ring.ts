/** The update rings in the order in which updates reach them. */
const RINGS = ['Test', 'First', 'Fast', 'Broad']

/** Where a ring stands in that order, 0 to 3; `null` for a ring the service may have added since. */
export function ringStep(ring: string): 0 | 1 | 2 | 3 | null {
  const step = RINGS.indexOf(ring)
  // indexOf of a four-element array is -1 to 3.
  return step === -1 ? null : (step as 0 | 1 | 2 | 3)
}

/** Compares rings by that order; those that are not known go last, by name. */
export function byRing(a: string, b: string): number {
  return (ringStep(a) ?? RINGS.length) - (ringStep(b) ?? RINGS.length) || (a < b ? -1 : 1)
}

/** Days after a quality update comes out, per ring, as the service sets them: deferral + deadline, then the grace. */
const UPDATE_DAYS: Record<string, { due: number; grace: number }> = {
  Test: { due: 0, grace: 0 },
  First: { due: 3, grace: 2 },
  Fast: { due: 8, grace: 2 },
  Broad: { due: 14, grace: 2 },
}

/** Days after its release within which a ring's devices install a quality update, grace included; `null` for other rings. */
export function daysToUpdate(ring: string): number | null {
  const days = Object.hasOwn(UPDATE_DAYS, ring) ? UPDATE_DAYS[ring] : undefined
  return days ? days.due + days.grace : null
}
