import { MmdError } from './errors'

/** What may be filtered and sorted, and how each field's values are written. */
export type Fields = Record<string, 'string' | 'number' | 'boolean' | 'timestamp'>
type Row = Record<string, unknown>
type Literal = string | number | boolean | null
type Condition = { operator: 'eq' | 'contains'; field: string; value: Literal }

/** In order: a quoted text with doubled quotes, a timestamp or number, a word, a mark. */
const TOKEN = /\s*(?:('(?:[^']|'')*')|(\d{4}-\d\d-\d\dT[\d:.]+Z|-?\d+(?:\.\d+)?)|([A-Za-z_]\w*)|([(),]))/y

type Token = { kind: 'text' | 'literal' | 'word' | 'mark'; value: string }

function bad(what: string): MmdError {
  return new MmdError(400, `The query specified in the URI is not valid. ${what}`)
}

function tokenize(expression: string): Token[] {
  const source = expression.trimEnd()
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const from = TOKEN.lastIndex
    const [, text, literal, word, mark] = TOKEN.exec(source) ?? []
    if (text !== undefined) tokens.push({ kind: 'text', value: text.slice(1, -1).replaceAll("''", "'") })
    else if (literal !== undefined) tokens.push({ kind: 'literal', value: literal })
    else if (word !== undefined) tokens.push({ kind: 'word', value: word })
    else if (mark !== undefined) tokens.push({ kind: 'mark', value: mark })
    else throw bad(`Syntax error at position ${from} in '${source}'.`)
  }
  return tokens
}

/** Recursive descent over `condition (and condition)*`: all of OData's grammar that this service is known to take. */
class FilterParser {
  readonly #tokens: Token[]
  readonly #fields: Fields

  constructor(expression: string, fields: Fields) {
    this.#tokens = tokenize(expression)
    this.#fields = fields
  }

  parse(): Condition[] {
    const conditions = [this.#condition()]
    while (this.#tokens.length > 0) {
      this.#expect('word', 'and')
      conditions.push(this.#condition())
    }
    return conditions
  }

  #condition(): Condition {
    const name = this.#expect('word')
    if (name === 'contains' && this.#tokens[0]?.value === '(') return this.#contains()
    const type = this.#typeOf(name)
    const operator = this.#expect('word')
    if (operator !== 'eq') throw bad(`The operator '${operator}' is not supported.`)
    return { operator, field: name, value: this.#value(type) }
  }

  #contains(): Condition {
    this.#expect('mark', '(')
    const field = this.#expect('word')
    if (this.#typeOf(field) !== 'string') throw bad(`contains needs a text; '${field}' is none.`)
    this.#expect('mark', ',')
    const value = this.#expect('text')
    this.#expect('mark', ')')
    return { operator: 'contains', field, value }
  }

  #typeOf(field: string): Fields[string] {
    const type = this.#fields[field]
    if (type === undefined) throw bad(`Could not find a property named '${field}'.`)
    return type
  }

  #value(type: Fields[string]): Literal {
    const token = this.#tokens.shift()
    if (token?.kind === 'word' && token.value === 'null') return null
    if (type === 'string' && token?.kind === 'text') return token.value
    if (type === 'timestamp' && token?.kind === 'literal' && token.value.endsWith('Z')) return token.value
    if (type === 'number' && token?.kind === 'literal' && !token.value.endsWith('Z')) return Number(token.value)
    if (type === 'boolean' && token?.kind === 'word' && /^(true|false)$/.test(token.value))
      return token.value === 'true'
    throw bad(`'${token?.value ?? ''}' is not a ${type}.`)
  }

  #expect(kind: Token['kind'], value?: string): string {
    const token = this.#tokens.shift()
    if (token?.kind !== kind || (value !== undefined && token.value !== value))
      throw bad(`Expected ${value ?? kind}, found '${token?.value ?? 'the end'}'.`)
    return token.value
  }
}

/** Compiles `$filter` to a predicate; throws `MmdError` 400 on anything but `eq`, `and` and `contains`. */
export function parseFilter(expression: string | null, fields: Fields): (row: Row) => boolean {
  if (expression === null) return () => true
  const conditions = new FilterParser(expression, fields).parse()
  return row =>
    conditions.every(({ operator, field, value }) => {
      const actual = row[field] ?? null
      return operator === 'eq' ? actual === value : typeof actual === 'string' && actual.includes(`${value}`)
    })
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [`${a ?? ''}`, `${b ?? ''}`]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Compiles `$orderby` (`field`, `field asc`, `field desc`, several with commas) to a comparison. */
export function parseOrderBy(expression: string | null, fields: Fields): (a: Row, b: Row) => number {
  if (expression === null) return () => 0
  const keys = expression.split(',').map(part => {
    const [field = '', direction = 'asc', ...rest] = part.trim().split(/\s+/)
    if (fields[field] === undefined) throw bad(`Could not find a property named '${field}'.`)
    if (!/^(asc|desc)$/.test(direction) || rest.length > 0) throw bad(`Syntax error in '${part.trim()}'.`)
    return { field, sign: direction === 'asc' ? 1 : -1 }
  })
  return (a, b) => {
    for (const { field, sign } of keys) {
      const order = compare(a[field], b[field]) * sign
      if (order !== 0) return order
    }
    return 0
  }
}
