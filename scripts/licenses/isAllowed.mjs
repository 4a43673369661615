/** Licenses under which we may ship a package unchanged inside an MIT-licensed program, with its notice. */
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'Unlicense',
  'Zlib',
  'OFL-1.1',
  // File-level copyleft: shipped unchanged, with the place of its sources.
  'EPL-2.0',
  'MPL-2.0',
])

/** True where an SPDX expression can be satisfied from the list: one side of an OR, both sides of an AND (which binds closer). */
export function isAllowed(expression) {
  const words = expression.match(/[()]|[^\s()]+/g) ?? []
  let at = 0
  const one = () => {
    if (words[at] !== '(') return allowed.has(words[at++])
    at++
    const inside = either()
    at++
    return inside
  }
  const both = () => {
    let good = one()
    while (words[at] === 'AND') {
      at++
      good = one() && good
    }
    return good
  }
  const either = () => {
    let good = both()
    while (words[at] === 'OR') {
      at++
      good = both() || good
    }
    return good
  }
  const good = either()
  // Words left over: not an expression but a sentence.
  return good && at === words.length
}
