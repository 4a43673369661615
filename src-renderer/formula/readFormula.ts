/** A piece of a formula: a run of text, or something lowered or raised. */
export type FormulaPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sub' | 'sup'; readonly parts: readonly FormulaPart[] }

const OPENING = /[_^]\{/

/** Index of the brace that closes the one opened before `from`; the end of the text where none does. */
function closing(text: string, from: number): number {
  let depth = 1
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
  }
  return text.length
}

/** Reads the catalog's notation of formulas: `_{…}` is lowered, `^{…}` raised, also within each other; the rest is text. */
export function readFormula(formula: string): FormulaPart[] {
  const at = formula.search(OPENING)
  if (at < 0) return formula === '' ? [] : [{ kind: 'text', text: formula }]
  const end = closing(formula, at + 2)
  return [
    ...readFormula(formula.slice(0, at)),
    { kind: formula[at] === '_' ? 'sub' : 'sup', parts: readFormula(formula.slice(at + 2, end)) },
    ...readFormula(formula.slice(end + 1)),
  ]
}
