import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './node-program'

/** The folders below app/api that hold a route, such as `console/sessions/[id]`: as they lie on disk, so that none is forgotten. */
export function routeFiles(): string[] {
  return filesBelow('app/api')
    .filter(name => /(^|\/)route\.\w+$/.test(name))
    .map(name => name.replace(/\/route\.\w+$/, ''))
}

/** The methods a route of `routeFiles` exports. */
export function methodsOf(route: string): string[] {
  const text = readFileSync(join(projectRoot, 'app/api', route, 'route.ts'), 'utf8')
  return [...new Set(text.match(/\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g))]
}

/** The addresses of the pages behind the session gate; `parameter` stands wherever an address has one. */
export function gatedPages(parameter: string): string[] {
  return filesBelow('app/(console)')
    .map(name => `/${name}`)
    .filter(name => name.endsWith('/page.tsx'))
    .map(name => (name.replace('/page.tsx', '') || '/').replaceAll(/\[\w+\]/g, encodeURIComponent(parameter)))
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map(name =>
    name.replaceAll('\\', '/'),
  )
}
