import { readFileSync } from 'node:fs'
import { step } from './log.mjs'
import { runOrThrow } from './processes.mjs'

/** The oldest Node that Next 16, and so the console, runs on. */
const OLDEST_NODE = [20, 19]

/** Says so in plain words, before something fails in an odd place. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new Error(`This is Node ${process.versions.node}. The console needs Node ${OLDEST_NODE.join('.')} or newer.`)
}

/** Installs exactly what package-lock.json names, unless that is what is there. */
export async function installDependencies() {
  if (isInstalled()) return
  await step('Installing packages', () => runOrThrow('npm', ['ci', '--no-audit', '--no-fund']))
}

/** npm notes in node_modules what it installed; packages for other platforms are missing there by design. */
function isInstalled() {
  try {
    const wanted = packagesOf('package-lock.json')
    const installed = packagesOf('node_modules/.package-lock.json')
    return Object.entries(wanted).every(
      ([path, entry]) => path === '' || (installed[path] ? installed[path].version === entry.version : entry.optional),
    )
  } catch {
    return false
  }
}

/** @param {string} path @returns {Record<string, { version: string, optional?: boolean }>} */
const packagesOf = path => JSON.parse(readFileSync(path, 'utf8')).packages
