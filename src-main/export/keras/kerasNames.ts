/** Names that a script cannot give to a variable, or that would hide something it uses. */
const TAKEN = new Set([
  'and',
  'as',
  'assert',
  'async',
  'await',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'false',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'match',
  'none',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'true',
  'try',
  'type',
  'while',
  'with',
  'yield',
  'print',
  'len',
  'round',
  'range',
  'keras',
  'layers',
  'np',
  'model',
  'history',
  'x',
  'y',
  'train',
  'validation',
  'test',
  'order',
  'optimizer',
  'learning_rate',
  'load_data',
  'input',
  'sum',
  'max',
  'min',
  'abs',
  'pow',
  'map',
  'filter',
  'all',
  'any',
  'int',
  'float',
  'str',
  'bool',
  'object',
  'hash',
  'iter',
  'next',
  'zip',
  'features',
  'target',
  'results',
  'stopping',
  'inputs',
  'outputs',
  'main',
  'list',
  'dict',
  'set',
])

/** A text as a Python and Keras name: `Conv 1` and `conv1` as `conv_1` and `conv1`; empty where no letter of it can be used. */
export function toKerasName(text: string): string {
  const ascii = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
  const words = ascii
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return /^[a-z]/.test(words) ? words.slice(0, 40) : ''
}

/** Names of arrays and functions in scripts with several data sets. */
const RESERVED = /^(features|target|load)_/

/** Gives out names, each once. The first wish that is a name is taken, with a number where it is given out already. */
export function createNames(): (...wishes: readonly string[]) => string {
  const given = new Set<string>()
  return (...wishes) => {
    const first = wishes.map(toKerasName).find((name) => name !== '') ?? 'layer'
    const wish = RESERVED.test(first) ? `layer_${first}` : first
    for (let k = TAKEN.has(wish) ? 1 : 0; ; k++) {
      const name = k === 0 ? wish : `${wish}_${k}`
      if (given.has(name)) continue
      given.add(name)
      return name
    }
  }
}
