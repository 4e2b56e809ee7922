import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type EcmaScriptModule, parseSync } from 'oxc-parser'
import { projectRoot } from './node-program'

export type Import = {
  /** As written. */
  specifier: string
  /** A file of this project, from its root; undefined for a package or a file that is not there. */
  file: string | undefined
  /** Names only types, and so is gone when the code runs. */
  isType: boolean
  names: string[]
}

export type SourceFile = { path: string; text: string; imports: Import[] }

const FOLDERS = ['app', 'components', 'lib', 'sandbox', 'scripts', 'tests']

/** Every code file of ours, with what it imports. */
export function readSourceFiles(): SourceFile[] {
  const inFolders = FOLDERS.flatMap(folder =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map(name => posix.join(folder, name)),
  )
  return [...readdirSync(projectRoot), ...inFolders]
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map(path => {
      const text = readFileSync(join(projectRoot, path), 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })
}

function importsOf(path: string, text: string): Import[] {
  return specifiersOf(parseSync(path, text).module, text).map(found => ({
    ...found,
    file: resolve(path, found.specifier),
  }))
}

function specifiersOf(module: EcmaScriptModule, text: string): Omit<Import, 'file'>[] {
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    isType: entries.length > 0 && entries.every(entry => entry.isType),
    names: entries.filter(entry => !entry.isType).map(entry => entry.importName.name ?? 'default'),
  }))
  const reexports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType, importName }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, isType, names: [importName.name ?? '*'] }] : [],
    ),
  )
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const literal = /^['"](.+)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1]
    return literal ? [{ specifier: literal, isType: false, names: ['*'] }] : []
  })
  return [...imports, ...reexports, ...dynamic]
}

function resolve(from: string, specifier: string): string | undefined {
  const isOurs = specifier.startsWith('.') || specifier.startsWith('@/')
  if (!isOurs) return undefined
  const base = specifier.startsWith('@/') ? specifier.slice(2) : posix.join(posix.dirname(from), specifier)
  return ['', '.ts', '.tsx', '.mjs'].map(ending => base + ending).find(isFile)
}

function isFile(path: string): boolean {
  const full = join(projectRoot, path)
  return existsSync(full) && statSync(full).isFile()
}
