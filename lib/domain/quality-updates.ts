import { lastPatchTuesday } from './patch-tuesday'
import { daysToUpdate } from './update-ring'
import type { WindowsVersion } from './windows'

const DAY_MS = 86_400_000

/** A revision of a Windows build, and when it was first seen on a good share of that build's devices (milliseconds). */
export type CurrentRevision = { build: number; revision: number; currentSince: number }

/** The share of a build's devices that must have a revision, or a newer one, before it counts as what is current. */
const GOOD_SHARE = 0.05

/**
 * The newest revision of each build that a good share of its devices has. Which revision belongs to which month is not
 * something the service tells: the fleet itself is the witness, so what follows from this is an estimate.
 * @param versions of the devices that sync; a device that does not says nothing about what is current
 */
export function findCurrentRevisions(versions: Iterable<WindowsVersion>): { build: number; revision: number }[] {
  const byBuild = new Map<number, number[]>()
  for (const { build, revision } of versions) {
    const revisions = byBuild.get(build)
    if (revisions) revisions.push(revision)
    else byBuild.set(build, [revision])
  }
  return [...byBuild].map(([build, revisions]) => {
    revisions.sort((a, b) => b - a)
    const share = Math.max(1, Math.ceil(revisions.length * GOOD_SHARE))
    return { build, revision: revisions[share - 1] ?? 0 }
  })
}

/**
 * When the newest update that a device has became current (milliseconds); `null` for a version older than all that were.
 * A revision was current from when it was first seen to be, or from when a newer one was, whichever came first.
 */
export function updatedSince(version: WindowsVersion, known: readonly CurrentRevision[]): number | null {
  const ofBuild = known.filter(({ build }) => build === version.build)
  const newest = Math.max(...ofBuild.map(({ revision }) => revision).filter(revision => revision <= version.revision))
  const since = ofBuild.filter(({ revision }) => revision >= newest).map(({ currentSince }) => currentSince)
  return newest === Number.NEGATIVE_INFINITY ? null : Math.min(...since)
}

/**
 * When a device should have had the update that it lacks (milliseconds); `null` when it lacks none, or nobody can tell.
 * An update comes out on a patch Tuesday: the last one before a revision became current is taken for its day.
 */
export function updateDueAt(version: WindowsVersion, ring: string, known: readonly CurrentRevision[]): number | null {
  const days = daysToUpdate(ring)
  const lacking = known.filter(({ build, revision }) => build === version.build && revision > version.revision)
  if (days === null || lacking.length === 0) return null
  return lastPatchTuesday(Math.min(...lacking.map(({ currentSince }) => currentSince))) + days * DAY_MS
}
