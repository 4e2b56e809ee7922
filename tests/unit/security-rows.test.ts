import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../support/node-program'
import { readSourceFiles } from '../support/source-files'

const ROWS = 39
const LAST_ROW = 44

type Title = { path: string; title: string; rows: number[] }

const titles = readSourceFiles()
  .filter(({ path }) => /^tests\/.*\.(test|spec)\.tsx?$/.test(path))
  .flatMap(({ path }) => titlesOf(path))

describe('The project’s list of security requirements', () => {
  it('is named in titles of tests', () => {
    expect(titles.length).toBeGreaterThan(100)
  })

  it('has a test for each of its rows', () => {
    const held = new Set(titles.flatMap(({ rows }) => rows))
    const all = Array.from({ length: ROWS }, (_, index) => index + 1)
    expect(all.filter(row => !held.has(row))).toEqual([])
  })

  it('has every row that a title names', () => {
    const strays = titles.filter(({ rows }) => rows.some(row => row < 1 || row > LAST_ROW))
    expect(strays).toEqual([])
  })

  it('is named at the end of a title and in no other form, so that a search finds it', () => {
    const odd = titles.filter(({ title }) => !/[( ]security \d+(, \d+)*\)$/.test(title))
    expect(odd.map(({ path, title }) => `${path}: ${title}`)).toEqual([])
  })
})

/** The titles that mention the list, of tests that are run: neither skipped nor put off. */
function titlesOf(path: string): Title[] {
  const text = readFileSync(join(projectRoot, path), 'utf8')
  const found: Title[] = []
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      const name = text.slice(callee.start, callee.end).match(/^(?:test|it)\b[.\w]*/)?.[0]
      if (!first || name === undefined || /\.(skip|todo|fails)\b/.test(name)) return
      const title = text.slice(first.start, first.end).slice(1, -1)
      if (first.type !== 'Literal' && first.type !== 'TemplateLiteral') return
      if (!/\bsecurity[ #]*\d/.test(title)) return
      const numbers = title.match(/\bsecurity ([\d, ]+)\)$/)?.[1] ?? ''
      found.push({ path, title, rows: (numbers.match(/\d+/g) ?? []).map(Number) })
    },
  }).visit(parseSync(path, text).program)
  return found
}
