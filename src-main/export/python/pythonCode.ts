/** Longest line of scripts that are written by themselves. */
export const WIDTH = 100

export const indented = (lines: readonly string[], by = 4): string[] =>
  lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`))

/** Whether a sign of a text in quotes stands for itself and does not end it. */
const isEscaped = (code: string, at: number): boolean => (/\\*$/.exec(code.slice(0, at))?.[0].length ?? 0) % 2 === 1

/** Parts of a list at its own depth of brackets. */
function parts(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let quote = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (quote !== '') {
      if (sign === quote && !isEscaped(text, i)) quote = ''
    } else if (sign === '"') quote = sign
    else if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) depth--
    else if (sign === ',' && depth === 0) {
      found.push(text.slice(from, i).trim())
      from = i + 1
    }
  }
  const last = text.slice(from).trim()
  return last === '' ? found : [...found, last]
}

interface Brackets {
  readonly open: number
  readonly close: number
}

/** Brackets that a line can be broken at, the last first: those that hold something, of the calls and lists that end the line. */
function brackets(line: string): readonly Brackets[] {
  const found: Brackets[] = []
  let depth = 0
  let close = -1
  let quote = ''
  for (let at = line.length - 1; at >= 0; at--) {
    const sign = line.charAt(at)
    if (quote !== '') {
      if (sign === quote && !isEscaped(line, at)) quote = ''
    } else if (sign === '"') quote = sign
    else if (')]}'.includes(sign)) {
      if (depth++ === 0) close = at
    } else if ('([{'.includes(sign) && depth > 0 && --depth === 0 && close - at > 1) found.push({ open: at, close })
  }
  return found
}

/** Brackets to break at: the last ones before which everything fits into a line, else the last. */
function chosenBrackets(line: string, indent: number): Brackets | undefined {
  const [last, ...before] = brackets(line)
  if (!last || indent + last.open < WIDTH) return last
  return (
    before.find(({ open, close }, at) => {
      // Only what follows in the same chain of calls may stay behind them.
      const next = [last, ...before][at]
      return indent + open < WIDTH && next !== undefined && /^[\w.]*$/.test(line.slice(close + 1, next.open))
    }) ?? last
  )
}

/** A sum in parts, each with its sign, where it has several. */
function terms(text: string): readonly string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) depth--
    else if (depth === 0 && /^ [+-] $/.test(text.slice(at, at + 3))) {
      found.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...found, text.slice(from)]
}

/** A statement as black sets it: on one line where it fits, else what stands in its last brackets on a line of its own, else a line each. */
export function statement(line: string, indent = 0): string {
  const space = ' '.repeat(indent)
  if (indent + line.length <= WIDTH || line.startsWith('#') || line.startsWith('"""')) return `${space}${line}`
  if (line.startsWith('lambda'))
    return terms(line)
      .map((term) => `${space}${term}`)
      .join('\n')
  const found = chosenBrackets(line, indent)
  if (!found) return `${space}${line}`
  const { open, close } = found
  const inner = line.slice(open + 1, close)
  const tail = line.slice(close)
  const head = line.slice(0, open + 1)
  const items = parts(inner)
  // A list or tuple that is no call gets a line for each of its members.
  const literal = items.length > 1 && !/[\w)\]]$/.test(line.slice(0, open))
  if (!literal && indent + 4 + inner.length <= WIDTH) return `${space}${head}\n${space}    ${inner}\n${space}${tail}`
  const comma = items.length > 1 || /[\w)\]]$/.test(line.slice(0, open)) ? ',' : ''
  const each = items.map((part) => statement(`${part}${comma}`, indent + 4))
  return `${space}${head}\n${each.join('\n')}\n${space}${tail}`
}

/** Lines of a script as black sets them; what has several lines already is left alone. */
export const statements = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => {
    if (line.includes('\n')) return [line]
    const indent = line.length - line.trimStart().length
    return [statement(line.trimStart(), indent)]
  })

/** A JavaScript number as Python has it. */
export const float = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : `${value}`
export const list = (values: readonly (string | number)[]): string => values.join(', ')
/** `(3,)` and `(2, 3)`. */
export const tuple = (values: readonly (string | number)[]): string =>
  values.length === 1 ? `(${values[0]},)` : `(${values.join(', ')})`
/** One number where all are the same, as people write `kernel_size=3`. */
export const square = (values: readonly number[]): string =>
  values.every((one) => one === values[0]) ? `${values[0]}` : tuple(values)
