import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './log.mjs'
import { runOrThrow } from './processes.mjs'

/** Everything that `next build` reads. */
const SOURCES = ['app', 'components', 'lib', 'public', 'package-lock.json', 'tsconfig.json']
const isRootSource = (/** @type {string} */ name) =>
  /^(next|postcss|tailwind)\.config\.|^(proxy|instrumentation)/.test(name)

const STAMP = '.next/built-from'

/** Builds, unless the last build was made of these very sources. */
export async function buildIfChanged() {
  const sources = hashSources()
  if (existsSync('.next/BUILD_ID') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  await step('Building the console', () =>
    runOrThrow(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    }),
  )
  writeFileSync(STAMP, sources)
}

function hashSources() {
  const hash = createHash('sha256')
  const names = [...SOURCES, ...readdirSync('.').filter(isRootSource)].sort()
  for (const path of names.flatMap(filesUnder)) hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap(name => filesUnder(join(path, name)))
}
