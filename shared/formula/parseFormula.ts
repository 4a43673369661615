import { MAX_FORMULA_LENGTH } from '../catalog/define/params'
import { fail, ok, type Result } from '../result'
import { ALIASES, FUNCTIONS, INPUT_NAMES, type Formula, type FunctionName, type Operator } from './Formula'

type FormulaCode =
  | 'formulaEmpty'
  | 'formulaTooLong'
  | 'formulaTooDeep'
  | 'formulaUnexpected'
  | 'formulaUnknownName'
  | 'formulaCyrillic'
  | 'formulaBracket'
  | 'formulaOperand'
  | 'formulaArguments'
  | 'formulaNumber'

/** What is wrong with a formula: a diagnostic's code, and values with `position`, the character where it is, from 1. */
export interface FormulaProblem {
  readonly code: FormulaCode
  readonly values: Readonly<Record<string, string | number>>
}

/** Most brackets, signs and powers inside one another. */
const MAX_DEPTH = 64
const MAX_NUMBER = 3.4028234663852886e38

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, π: Math.PI, e: Math.E }
const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '*': '*',
  '·': '*',
  '×': '*',
  '/': '/',
  '^': '^',
}

interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end'
  readonly text: string
  /** From 1. */
  readonly position: number
}

/** Thrown inside the parser alone. */
class Wrong extends Error {
  constructor(readonly problem: FormulaProblem) {
    super(problem.code)
  }
}
const wrong = (code: FormulaCode, position: number, values: FormulaProblem['values'] = {}): Wrong =>
  new Wrong({ code, values: { position, ...values } })

const NEXT = /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\p{N}_]*)|(.))/suy

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.trimEnd().length) {
    NEXT.lastIndex = at
    const found = NEXT.exec(text)
    if (!found) break
    const [whole, number, name, symbol] = found
    const word = number ?? name ?? symbol ?? ''
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'symbol'
    tokens.push({ kind, text: word, position: at + whole.length - word.length + 1 })
    at += whole.length
  }
  tokens.push({ kind: 'end', text: '', position: text.trimEnd().length + 1 })
  return tokens
}

/** Reads by recursive descent: sums of products of signed powers of atoms. */
class Parser {
  private at = 0
  private depth = 0

  constructor(
    private readonly tokens: readonly Token[],
    private readonly names: readonly string[],
  ) {}

  whole(): Formula {
    const formula = this.sum()
    const rest = this.token
    if (rest.kind === 'end') return formula
    throw wrong(rest.text === ')' ? 'formulaBracket' : 'formulaUnexpected', rest.position, { text: rest.text })
  }

  private get token(): Token {
    return this.tokens[this.at] as Token
  }

  /** Takes the next symbol if it is one of these operators. */
  private operator(...wanted: readonly Operator[]): Operator | undefined {
    const { kind, text } = this.token
    const found = kind === 'symbol' && Object.hasOwn(OPERATORS, text) ? OPERATORS[text] : undefined
    if (!found || !wanted.includes(found)) return undefined
    this.at++
    return found
  }

  private symbol(text: string): boolean {
    if (this.token.kind !== 'symbol' || this.token.text !== text) return false
    this.at++
    return true
  }

  private inside(read: () => Formula): Formula {
    if (++this.depth > MAX_DEPTH) throw wrong('formulaTooDeep', this.token.position, { limit: MAX_DEPTH })
    const formula = read()
    this.depth--
    return formula
  }

  private chain(part: () => Formula, ...operators: readonly Operator[]): Formula {
    let left = part()
    for (let operator = this.operator(...operators); operator; operator = this.operator(...operators))
      left = { kind: 'operation', operator, left, right: part() }
    return left
  }

  private sum(): Formula {
    return this.chain(() => this.chain(() => this.signed(), '*', '/'), '+', '-')
  }

  private signed(): Formula {
    const sign = this.operator('+', '-')
    if (!sign) return this.power()
    const of = this.inside(() => this.signed())
    return sign === '-' ? { kind: 'negate', of } : of
  }

  private power(): Formula {
    const left = this.atom()
    if (!this.operator('^')) return left
    return { kind: 'operation', operator: '^', left, right: this.inside(() => this.signed()) }
  }

  private atom(): Formula {
    const { kind, text, position } = this.token
    if (kind === 'end') throw wrong('formulaOperand', position)
    if (this.symbol('(')) return this.bracketed(() => this.sum(), position)
    if (kind === 'symbol')
      throw wrong(this.at > 0 && text === ')' ? 'formulaOperand' : 'formulaUnexpected', position, { text })
    this.at++
    if (kind === 'name') return this.named(text, position)
    const value = Number(text)
    if (value > MAX_NUMBER) throw wrong('formulaNumber', position, { text: text.slice(0, 24) })
    return { kind: 'number', value }
  }

  private bracketed<T>(read: () => T, opened: number): T {
    if (++this.depth > MAX_DEPTH) throw wrong('formulaTooDeep', opened, { limit: MAX_DEPTH })
    const found = read()
    this.depth--
    if (!this.symbol(')')) {
      const { kind, text, position } = this.token
      throw kind === 'end'
        ? wrong('formulaBracket', opened, { text: '(' })
        : wrong('formulaUnexpected', position, { text })
    }
    return found
  }

  /** A name as this file knows it, in whatever case it is written. */
  private known(written: string, position: number): string {
    const isKnown = (name: string): boolean =>
      this.names.includes(name) || Object.hasOwn(FUNCTIONS, name) || Object.hasOwn(CONSTANTS, name)
    const lower = written.toLowerCase()
    const names = [written, lower, Object.hasOwn(ALIASES, lower) ? ALIASES[lower] : undefined]
    const name = names.find((one) => one !== undefined && isKnown(one))
    if (name !== undefined) return name
    throw wrong(/\p{Script=Cyrillic}/u.test(written) ? 'formulaCyrillic' : 'formulaUnknownName', position, {
      name: written.slice(0, 24),
      inputs: this.names.join(', '),
    })
  }

  private named(written: string, position: number): Formula {
    const name = this.known(written, position)
    const index = this.names.indexOf(name)
    const isFunction = Object.hasOwn(FUNCTIONS, name)
    const opened = this.token.position
    if (!isFunction) {
      if (this.token.text === '(') throw wrong('formulaUnexpected', opened, { text: '(' })
      return index >= 0 ? { kind: 'input', index } : { kind: 'number', value: CONSTANTS[name] ?? 0 }
    }
    const args = this.symbol('(') ? this.bracketed(() => this.list(), opened) : []
    const [least, most] = FUNCTIONS[name as FunctionName]
    if (args.length < least || args.length > most)
      throw wrong('formulaArguments', position, { name, count: args.length, needed: least })
    return { kind: 'call', name: name as FunctionName, args }
  }

  private list(): readonly Formula[] {
    if (this.token.text === ')') return []
    const args = [this.sum()]
    while (this.symbol(',') || this.symbol(';')) args.push(this.sum())
    return args
  }
}

/**
 * Reads a formula over inputs of these names: numbers, `+ − * / ^`, brackets, functions, `pi` and `e`, in any case. A power binds before a
 * sign: `-a^2` is −(a²), and `a^b^c` is a^(b^c).
 */
export function parseFormula(text: string, names: readonly string[] = INPUT_NAMES): Result<Formula, FormulaProblem> {
  if (text.length > MAX_FORMULA_LENGTH)
    return fail({ code: 'formulaTooLong', values: { length: text.length, limit: MAX_FORMULA_LENGTH } })
  if (text.trim() === '') return fail({ code: 'formulaEmpty', values: {} })
  try {
    return ok(new Parser(tokensOf(text), names).whole())
  } catch (error) {
    if (error instanceof Wrong) return fail(error.problem)
    throw error
  }
}
