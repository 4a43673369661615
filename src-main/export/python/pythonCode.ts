/** Longest line of scripts that are written by themselves. */
export const WIDTH = 100

export const indented = (lines: readonly string[], by = 4): string[] =>
  lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`))

/** Parts of a list at its own depth of brackets. */
function parts(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let quote = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (quote !== '') {
      if (sign === quote) quote = ''
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

/** Brackets that a line can be broken at: where the last one that holds something opens and closes. */
function lastBrackets(line: string): { readonly open: number; readonly close: number } | undefined {
  for (let close = line.length - 1; close >= 0; close--) {
    if (!')]}'.includes(line.charAt(close))) continue
    let depth = 0
    for (let open = close; open >= 0; open--) {
      if (')]}'.includes(line.charAt(open))) depth++
      else if ('([{'.includes(line.charAt(open)) && --depth === 0) {
        if (close - open > 1) return { open, close }
        close = open
        break
      }
    }
  }
  return undefined
}

/** A statement as black sets it: on one line where it fits, else what stands in its last brackets on a line of its own, else a line each. */
export function statement(line: string, indent = 0): string {
  const space = ' '.repeat(indent)
  const found = lastBrackets(line)
  if (indent + line.length <= WIDTH || line.startsWith('#') || !found) return `${space}${line}`
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
