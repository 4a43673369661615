const TOKEN =
  /[ \t\n\r]+|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:]/y

type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing'

/**
 * Where a text stops being JSON, counted from 1. JSON.parse reports places differently from engine to engine, or not at all, so
 * this walks the tokens itself; without recursion, so that hostile nesting cannot exhaust the stack.
 */
export function findJsonFault(text: string): { readonly line: number; readonly column: number } {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'commaOrEnd')
  const accepts = (token: string): boolean => {
    const first = token.charAt(0)
    const closes = (first === '}' && open.at(-1) === '{') || (first === ']' && open.at(-1) === '[')
    if (closes && (expected === 'commaOrEnd' || expected === 'keyOrEnd' || expected === 'valueOrEnd')) {
      open.pop()
      expected = afterValue()
      return true
    }
    if (expected === 'key' || expected === 'keyOrEnd') {
      if (first !== '"') return false
      expected = 'colon'
      return true
    }
    if (expected === 'colon') {
      expected = 'value'
      return first === ':'
    }
    if (expected === 'commaOrEnd') {
      expected = open.at(-1) === '{' ? 'key' : 'value'
      return first === ','
    }
    if (expected === 'nothing' || ']},:'.includes(first)) return false
    if (first === '{' || first === '[') {
      open.push(first)
      expected = first === '{' ? 'keyOrEnd' : 'valueOrEnd'
    } else expected = afterValue()
    return true
  }
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[0]
    if (token === undefined) break
    if (!/^[ \t\n\r]/.test(token) && !accepts(token)) break
    at += token.length
  }
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}
