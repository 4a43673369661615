/** Names that a script uses itself. */
const RESERVED: readonly string[] = [
  ...['tf', 'readFileSync', 'model', 'data', 'loss', 'losses', 'metrics', 'measure', 'evaluate', 'rows', 'batches'],
  ...['optimizer', 'optimizers', 'rate', 'epoch', 'total', 'totals', 'best', 'waited', 'fit', 'turn', 'turns', 'step'],
  ...['trained', 'weights', 'weight', 'grads', 'results', 'name', 'names', 'layer', 'path', 'order', 'train', 'test'],
  ...[
    'validation',
    'normal',
    'shuffled',
    'seeded',
    'minimize',
    'batch',
    'training',
    'loadWeights',
    'call',
    'diffusion',
  ],
  ...['createModel', 'penalty', 'kept', 'arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue'],
  ...['debugger', 'default', 'delete', 'do', 'else', 'enum', 'eval', 'export', 'extends', 'false', 'finally', 'for'],
  ...['function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface', 'let', 'new', 'null', 'package'],
  ...['private', 'protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try'],
  ...['typeof', 'var', 'void', 'while', 'with', 'yield', 'undefined', 'Math', 'Array', 'Object', 'console', 'rowsOf'],
]

const camel = (name: string): string =>
  name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/^[A-Z]/, (first) => first.toLowerCase())

/** Gives every name of a script an identifier of its own, the same at each call. */
export function createIdentifiers(): (name: string) => string {
  const given = new Map<string, string>()
  const used = new Set(RESERVED)
  return (name) => {
    const known = given.get(name)
    if (known !== undefined) return known
    const wish = camel(name)
    let free = wish
    for (let k = 2; used.has(free); k++) free = `${wish}${k}`
    used.add(free)
    given.set(name, free)
    return free
  }
}
