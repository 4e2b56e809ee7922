import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { describe, expect, test } from 'vitest'
import { settingsFor } from '../support/console-server'
import { disguises } from '../support/disguises'
import { projectRoot } from '../support/node-program'
import { registration } from '../support/sandbox'
import { readSourceFiles } from '../support/source-files'

/** Folders and files that run on the server and nowhere else. */
const SERVER_ONLY =
  /^(lib\/(auth|audit|bff|db|doctor|http|inventory|logging)\/|lib\/env|lib\/mmd\/(?!wire\/)|scripts\/|sandbox\/)/
/** Code of the browser, or of both. */
const SHARED = /^(app|components|lib\/domain|lib\/queries|lib\/mmd\/wire)\//

const files = readSourceFiles()

describe('What is built for the browser', () => {
  const bundles = builtFiles('.next/static').map(path => ({
    path,
    text: readFileSync(join(projectRoot, path), 'utf8'),
  }))
  const everything = bundles.map(({ text }) => text).join('\n')

  test('is there, with the code of the pages', () => {
    expect(bundles.filter(({ path }) => path.endsWith('.js')).length).toBeGreaterThan(10)
    expect(everything).toContain('Your session ended.')
  })

  test('has no text of a module of the server in it (security 39)', () => {
    const shared = files.filter(({ path }) => SHARED.test(path)).map(({ text }) => text)
    const known = shared.join('\n')
    const found = files
      .filter(({ path }) => SERVER_ONLY.test(path))
      .map(({ path, text }) => ({ path, sentences: sentencesOf(path, text).filter(text => !known.includes(text)) }))
    // Enough of them, from enough places, that a module that slipped in would be seen.
    expect(found.filter(({ sentences }) => sentences.length > 0).length).toBeGreaterThan(50)
    const leaks = found.flatMap(({ path, sentences }) =>
      sentences.filter(sentence => everything.includes(sentence)).map(sentence => `${path}: ${sentence}`),
    )
    expect(leaks).toEqual([])
  })

  test('names no setting, and no package of the server (security 39)', () => {
    const settings = [...readFileSync(join(projectRoot, '.env.example'), 'utf8').matchAll(/^#?\s?([A-Z][A-Z_]{5,})=/gm)]
    const names = settings.map(([, name = '']) => name).filter(name => name !== 'PORT')
    expect(names).toEqual(
      expect.arrayContaining(['NEXTAUTH_SECRET', 'ENTRA_CLIENT_SECRET', 'ENTRA_CLIENT_CERTIFICATE']),
    )
    const packages = ['server-only', 'drizzle-orm', 'pglite', 'openid-client', 'undici', 'cockatiel', 'pino', 'pg-pool']
    const found = [...names, ...packages, 'client_secret', 'client_assertion', 'refresh_token', 'code_verifier']
    // next-auth's own script reads its address by these names, and gets nothing: the values are not there when it is built.
    const nextAuth = new Set(['NEXTAUTH_URL'])
    expect(found.filter(name => everything.includes(name) && !nextAuth.has(name))).toEqual([])
  })

  test('holds no value of a secret, as it is or encoded (security 39)', () => {
    const { NEXTAUTH_SECRET = '' } = settingsFor('http://localhost', 'http://localhost')
    const own = Object.entries(readEnvFiles()).filter(([name]) => /SECRET|CERTIFICATE|PASSWORD|DATABASE_URL/.test(name))
    const secrets = [registration.clientSecret, NEXTAUTH_SECRET, ...own.map(([, value]) => value)]
    const found = secrets.flatMap(secret => disguises(secret).filter(([, form]) => everything.includes(form)))
    expect(found).toEqual([])
    expect(everything).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY/)
  })

  test('comes without source maps (security 3, 39)', () => {
    expect(bundles.filter(({ path }) => path.endsWith('.map'))).toEqual([])
    expect(everything).not.toMatch(/sourceMappingURL=/)
  })

  test('gets no setting by name: none is public, and the build passes none on (security 39)', () => {
    const passing = files.filter(({ path, text }) => !path.startsWith('tests/') && /NEXT_PUBLIC_/.test(text))
    expect(passing.map(({ path }) => path)).toEqual([])
    const config = readFileSync(join(projectRoot, 'next.config.mjs'), 'utf8')
    expect(config).not.toMatch(/\b(env|define|publicRuntimeConfig)\s*:|productionBrowserSourceMaps/)
  })
})

function builtFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(projectRoot.length))
}

/** Addresses and media types, which any code may have of its own. */
const COMMON = /^(@|[./]|https?:|application\/|text\/)/

/** Text that a module carries wherever it is bundled: minifiers change names and leave strings. */
function sentencesOf(path: string, text: string): string[] {
  const found = new Set<string>()
  const note = (value: unknown) => {
    if (typeof value === 'string' && value.length >= 16 && !COMMON.test(value)) found.add(value)
  }
  const { program, module } = parseSync(path, text)
  new Visitor({
    Literal: node => note(node.value),
    TemplateElement: node => note(node.value.cooked?.trim()),
  }).visit(program)
  for (const { moduleRequest } of module.staticImports) found.delete(moduleRequest.value)
  return [...found]
}

/** What the build could have read. */
function readEnvFiles(): Record<string, string> {
  const names = ['.env', '.env.local', '.env.production', '.env.production.local']
  const lines = names
    .map(name => join(projectRoot, name))
    .filter(existsSync)
    .flatMap(path => readFileSync(path, 'utf8').split('\n'))
  return Object.fromEntries(
    lines.flatMap(line => {
      const [, name, value] = line.match(/^\s*(\w+)\s*=\s*"?([^"]{8,}?)"?\s*$/) ?? []
      return name && value ? [[name, value]] : []
    }),
  )
}
