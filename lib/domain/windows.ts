import table from './windows-releases.json'

/** A Windows version string taken apart; `build` is what names the release. */
export type WindowsVersion = { build: number; revision: number }

/**
 * Reads `10.0.<build>.<revision>` as the service reports it.
 * Anything else is `null`: an unknown version is shown as it came and never guessed.
 */
export function toWindowsVersion(osVersion: string | null): WindowsVersion | null {
  const parts = osVersion?.match(/^10\.0\.(\d{4,6})(?:\.(\d{1,6}))?$/)
  if (!parts) return null
  return { build: Number(parts[1]), revision: Number(parts[2] ?? 0) }
}

/** The public name of a build's release, such as "Windows 11 24H2", or `null` when the table does not know the build. */
export function releaseOfBuild(build: number): string | null {
  return table.releases.find(release => release.build === build)?.name ?? null
}

const DAY_MS = 86_400_000

/**
 * When servicing of a build ends for an edition, in milliseconds: the end of the last day, in UTC.
 * Enterprise and Education have dates of their own, every other edition counts as Pro. `null` for a build or a date
 * that the table does not know: that is never guessed.
 */
export function servicingEndsAt(build: number, edition: string | null): number | null {
  const release = table.releases.find(candidate => candidate.build === build)
  const date = /enterprise|education/i.test(edition ?? '') ? release?.endsEnterprise : release?.endsPro
  return date ? Date.parse(date) + DAY_MS : null
}

/** A release as the table has it: the last days of its servicing (`2026-11-10`), `null` where they are not known. */
export type WindowsRelease = { name: string; endsEnterprise: string | null; endsPro: string | null }

/** The release of a name, such as "Windows 11 24H2". */
export function findRelease(name: string): WindowsRelease | null {
  return table.releases.find(release => release.name === name) ?? null
}

/** The day (`2026-11-22`) on which the table of releases was last brought up to date. */
export const RELEASES_AS_OF = table.asOf
