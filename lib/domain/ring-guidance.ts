/** What the service advises for a ring: a share of the devices outside Test, or a least number of devices for Test. */
export type RingGuidance = { ring: string; share: number } | { ring: string; least: number }

/** Up to this size a fleet counts as small. */
const SMALL_FLEET = 200

/** How many devices the service wants in Test at least, by the size of the fleet; it never fills that ring by itself. */
function leastInTest(devices: number): number {
  if (devices <= 500) return 1
  return devices <= 5_000 ? 5 : 50
}

/** The service's guidance for a fleet of a size, in the order in which updates reach the rings. */
export function ringGuidance(devices: number): RingGuidance[] {
  const [first, fast, broad] = devices <= SMALL_FLEET ? [0.05, 0.15, 0.8] : [0.01, 0.09, 0.9]
  return [
    { ring: 'Test', least: leastInTest(devices) },
    { ring: 'First', share: first },
    { ring: 'Fast', share: fast },
    { ring: 'Broad', share: broad },
  ]
}
