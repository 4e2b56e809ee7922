import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSourceFiles, type SourceFile } from './support/source-files'

/**
 * Imports point one way. Each layer names the layers of ours that it may know; itself is understood. A layer is a folder,
 * or a file and its parts: `lib/env` is lib/env.ts and lib/env-certificate.ts. The most specific one counts.
 */
const MAY_KNOW: Record<string, string[]> = {
  'lib/domain': [],
  'lib/env': [],
  'lib/http': [],
  'lib/logging': ['lib/env'],
  'lib/db': ['lib/env', 'lib/logging'],
  'lib/audit': ['lib/db', 'lib/env', 'lib/http', 'lib/logging'],
  // Shapes and conversions only: the proxy answers with them, so the browser reads them too.
  'lib/mmd/wire': ['lib/domain'],
  'lib/mmd': ['lib/mmd/wire', 'lib/domain', 'lib/http', 'lib/logging'],
  'lib/auth': ['lib/audit', 'lib/db', 'lib/env', 'lib/http', 'lib/domain', 'lib/logging'],
  'lib/inventory': ['lib/domain', 'lib/db', 'lib/env', 'lib/logging', 'lib/mmd', 'lib/mmd/wire', 'lib/http'],
  'lib/doctor': ['lib/auth', 'lib/db', 'lib/domain', 'lib/env', 'lib/http', 'lib/logging', 'lib/mmd', 'lib/mmd/wire'],
  'lib/bff': [
    'lib/audit',
    'lib/doctor',
    'lib/auth',
    'lib/inventory',
    'lib/mmd',
    'lib/mmd/wire',
    'lib/domain',
    'lib/http',
    'lib/env',
    'lib/logging',
    'lib/db',
    'lib/queries', // the keys under which a page hands over what it has fetched
  ],
  'lib/queries': ['lib/domain', 'lib/mmd/wire'],
  components: ['lib/domain', 'lib/queries'],
  // Pages and routes compose everything of the product.
  app: [
    'components',
    ...['domain', 'env', 'logging', 'db', 'auth', 'bff', 'doctor', 'inventory', 'queries', 'mmd/wire'].map(
      name => `lib/${name}`,
    ),
  ],
  // Measures the console as the tests start it.
  'scripts/bench': ['tests', 'scripts', 'lib/domain'],
  'scripts/start': ['lib/env', 'lib/db', 'scripts'],
  // Fills a demo's database with the console's own hands.
  'scripts/demo': [
    'scripts',
    'scripts/start',
    ...['auth', 'db', 'env', 'http', 'inventory', 'mmd'].map(name => `lib/${name}`),
  ],
  scripts: ['scripts/demo', 'scripts/start', 'lib/doctor', 'lib/domain', 'lib/env'],
  sandbox: [],
  'proxy.ts': ['lib/env', 'lib/http'],
  'instrumentation.ts': ['lib/env', 'lib/http', 'lib/logging', 'lib/db', 'lib/auth', 'lib/bff'],
  // Tests may look at everything but the pretend tenant, which they reach over HTTP like the console does.
  'tests/unit/sandbox': ['sandbox', 'tests'],
  tests: [
    'app',
    'components',
    'scripts',
    'scripts/demo',
    'scripts/start',
    'proxy.ts',
    'instrumentation.ts',
    ...[
      'audit',
      'doctor',
      'domain',
      'env',
      'http',
      'inventory',
      'logging',
      'db',
      'mmd',
      'mmd/wire',
      'auth',
      'bff',
      'queries',
    ].map(name => `lib/${name}`),
  ],
}

/**
 * Reads process.env on purpose: lib/env.ts for the product, instrumentation.ts to ask Next which runtime it is in;
 * programs around the product have settings of their own.
 */
const MAY_READ_ENVIRONMENT =
  /^(lib\/env\.ts$|instrumentation\.ts$|scripts\/|sandbox\/|tests\/|[^/]+\.config\.(ts|mjs)$)/

/** Functions that put a route behind the guard, and where they come from. */
const GUARDS: Record<string, string[]> = {
  '@/lib/bff/handle': ['handle'],
  '@/lib/bff/mmd-route': ['handleMmd'],
}
/**
 * Without the header that only the console's own pages send: next-auth has fences of its own, health tells nothing, and
 * administrator consent is reached by a link and by a redirect of the tenant (its state is bound to the browser).
 */
const UNGUARDED_ROUTES = /^app\/api\/(auth|health|console\/admin-consent)\//

const files = readSourceFiles()
const fileByPath = new Map(files.map(file => [file.path, file]))

describe('Imports', () => {
  test('every file belongs to a layer', () => {
    const strays = files.filter(file => !layerOf(file.path) && !/\.config\.(ts|mjs)$/.test(file.path))
    expect(strays.map(file => file.path)).toEqual([])
  })

  test('every file that is imported is there', () => {
    const missing = files.flatMap(({ path, imports }) =>
      imports
        .filter(isOurs)
        .filter(found => !found.file && !/\.(css|svg)$/.test(found.specifier))
        .map(found => `${path} -> ${found.specifier}`),
    )
    expect(missing).toEqual([])
  })

  test.each(Object.entries(MAY_KNOW))('%s knows only what it may', (layer, known) => {
    const trespasses = files
      .filter(file => layerOf(file.path) === layer)
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ file }) => file && !file.endsWith('.json') && ![layer, ...known].includes(layerOf(file) ?? ''))
          .map(({ file }) => `${path} -> ${file}`),
      )
    expect(trespasses).toEqual([])
  })

  test('never go round in a circle', () => {
    expect(findCycles()).toEqual([])
  })

  test('no page of the browser reaches code of the server', () => {
    const reached = [...reachableFrom(files.filter(file => /^['"]use client['"]/.test(file.text)))]
    expect(reached.filter(path => /^lib\/(auth|bff|db|doctor|env|http|logging|audit|inventory)\b/.test(path))).toEqual(
      [],
    )
  })
})

describe('Secrets', () => {
  test('the environment is read in one place', () => {
    const readers = files.filter(file => file.text.includes('process.env') && !MAY_READ_ENVIRONMENT.test(file.path))
    expect(readers.map(file => file.path)).toEqual([])
  })

  test('whatever knows the configuration can never be bundled for the browser', () => {
    const unguarded = files
      .filter(file => /^lib\/(auth|bff|db|doctor|audit|inventory|mmd)\//.test(file.path))
      .filter(file => file.imports.some(found => found.names.includes('getEnvironment')))
      .filter(file => !/^import 'server-only'\n/.test(file.text))
    expect(unguarded.map(file => file.path)).toEqual([])
  })
})

describe('Routes', () => {
  const routes = files.filter(file => /^app\/api\/.*route\.ts$/.test(file.path))

  test('there are some', () => expect(routes.length).toBeGreaterThan(3))

  test.each(routes.filter(route => !UNGUARDED_ROUTES.test(route.path)).map(route => [route.path, route] as const))(
    '%s is behind the guard',
    (_, route) => {
      const guards = route.imports.flatMap(found => found.names.filter(name => GUARDS[found.specifier]?.includes(name)))
      expect(guards).not.toEqual([])
      // A method of its own, beside the guarded ones, would be `export function` or `export async function`.
      expect(route.text).not.toMatch(/export (async )?function/)
    },
  )

  test('every guard that is not the wrapper itself uses it', () => {
    for (const specifier of Object.keys(GUARDS)) {
      const file = fileByPath.get(`${specifier.slice(2)}.ts`)
      expect(file?.path === 'lib/bff/handle.ts' || file?.text.includes('handle(')).toBe(true)
    }
  })
})

test('whoever lists devices has the view made ready before, or others wait for its order', () => {
  const listing = files
    .filter(({ path }) => /^(app|lib\/bff)\//.test(path))
    .map(({ path, imports }) => ({ path, names: imports.flatMap(({ names }) => names) }))
    .filter(({ names }) => names.includes('listDevices') || names.includes('exportDevices'))
  expect(listing.length).toBeGreaterThan(2)
  expect(listing.filter(({ names }) => !names.includes('prepareView')).map(({ path }) => path)).toEqual([])
})

describe('Files', () => {
  test('are named for what they hold', () => {
    const vague = files.filter(({ path }) =>
      /(^|\/)(utils?|helpers?|types?|common|misc|index)\.(ts|tsx|mjs)$/.test(path),
    )
    expect(vague.map(file => file.path)).toEqual([])
    const oddlyNamed = files.filter(({ path }) => !/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''))
    expect(oddlyNamed.map(file => file.path)).toEqual([])
  })

  test('every migration is in the journal, and the other way round', () => {
    const journal = JSON.parse(readFileSync('lib/db/migrations/meta/_journal.json', 'utf8')) as {
      entries: { tag: string }[]
    }
    const scripts = readdirSync('lib/db/migrations').filter(name => name.endsWith('.sql'))
    expect(journal.entries.map(entry => `${entry.tag}.sql`).sort()).toEqual(scripts.sort())
  })

  test('nothing names the places only its makers had', () => {
    const leaks = files.filter(({ path, text }) => path !== 'tests/architecture.test.ts' && text.includes('/work/'))
    expect(leaks.map(file => file.path)).toEqual([])
  })
})

function layerOf(path: string): string | undefined {
  const layers = Object.keys(MAY_KNOW).filter(
    layer => path === layer || ['/', '.', '-'].some(next => path.startsWith(layer + next)),
  )
  return layers.sort((a, b) => b.length - a.length)[0]
}

function isOurs({ specifier }: { specifier: string }): boolean {
  return specifier.startsWith('.') || specifier.startsWith('@/')
}

/** The files that load when these do; types are gone by then. */
function reachableFrom(start: SourceFile[]): Set<string> {
  const reached = new Set<string>()
  const visit = (file: SourceFile) => {
    if (reached.has(file.path)) return
    reached.add(file.path)
    for (const next of loadedBy(file)) visit(next)
  }
  for (const file of start) visit(file)
  return reached
}

function findCycles(): string[] {
  const cycles: string[] = []
  const done = new Set<SourceFile>()
  const visit = (file: SourceFile, trail: SourceFile[]) => {
    if (trail.includes(file)) {
      cycles.push([...trail.slice(trail.indexOf(file)), file].map(each => each.path).join(' -> '))
      return
    }
    if (done.has(file)) return
    for (const next of loadedBy(file)) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  return cycles
}

function loadedBy(file: SourceFile): SourceFile[] {
  return file.imports.flatMap(found => (found.isType ? [] : (fileByPath.get(found.file ?? '') ?? [])))
}
