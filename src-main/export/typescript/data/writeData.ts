import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { GraphDocument } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import { toKerasName } from '../../keras/kerasNames'
import type { StoredData } from '../../python/DatasetScript'
import { rowShares, type RowShares } from '../../script/rowShares'
import type { ScriptArray } from '../../script/ScriptModel'
import { dataScripts } from './dataScripts'

/** The data part of a script: functions that load, and `data`, every array of the network as a tensor. */
export interface TsData {
  readonly code: string
  readonly rows: RowShares
  /** Rows of all parts. */
  readonly all: number
  /** Whether the data set has a test part of its own, at its end. */
  readonly ownTest: boolean
}

/** Draws that data sets are made of. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  normal: [
    '/** A number of the normal distribution, from two uniform ones (Box and Muller). */',
    'const normal = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())',
  ].join('\n'),
  shuffled: [
    '/** The numbers from 0 in a random order. */',
    'const shuffled = (count: number) => Array.from(tf.util.createShuffledIndices(count))',
  ].join('\n'),
}

/** The numbers of a port as a tensor of the type that the network takes. */
function tensor(port: string, { type }: ScriptArray, rows: number): string {
  const { labels, shape } = type
  const size = `[${[rows, ...shape].join(', ')}]`
  switch (labels?.encoding) {
    case 'oneHot': {
      const ids = `[${[rows, ...shape.slice(0, -1)].join(', ')}]`
      return `tf.oneHot(tf.tensor(${port}, ${ids}, 'int32'), ${labels.classes}).toFloat()`
    }
    case 'signed':
      return `tf.tensor(${port}, ${size}).mul(2).sub(1)`
    case 'index':
      return `tf.tensor(${port}, ${size}, 'int32')`
    default:
      return `tf.tensor(${port}, ${size}${type.dtype === 'int32' ? ", 'int32'" : ''})`
  }
}

/** The data of a network in TypeScript; `id` gives the identifier of an array. */
export function writeData(
  document: GraphDocument,
  arrays: readonly ScriptArray[],
  stored: StoredData,
  id: (name: string) => string,
): Result<TsData> {
  const nodes = [...new Set(arrays.map(({ node }) => node))]
  const loaders: { readonly name: string; readonly code: string }[] = []
  const sizes: { readonly rows: number; readonly testRows: number }[] = []
  for (const one of nodes) {
    const node = document.nodes.find((found) => found.id === one)
    const item = node && catalog.datasets.get(node.type)
    const script = node && dataScripts[node.type]
    const type = node?.type ?? one
    if (!node || !item || !script)
      return fail(problem('dataNotExportable', `A script cannot carry the data set “${type}”.`, { type }))
    const { params } = parseParams(item.params, node.params)
    const { about, body } = script(params, stored)
    const { rows, testRows } = item.describe(params)
    sizes.push({ rows, testRows })
    const suffix = nodes.length === 1 ? 'Data' : toPascal(toKerasName(one) || `set_${loaders.length + 1}`)
    const given = arrays.filter((array) => array.node === one)
    const returned = given.map((array) => `${id(array.name)}: ${tensor(array.port, array, rows)}`)
    const code = `/** ${about} */\nfunction load${suffix}() {${body.startsWith('\n') ? '' : '\n'}${body}\nreturn { ${returned.join(', ')} }\n}`
    loaders.push({ name: `load${suffix}`, code })
  }
  const whole = loaders.map(({ code }) => code).join('\n\n')
  const used = Object.entries(FUNCTIONS).flatMap(([name, code]) => (whole.includes(`${name}(`) ? [code] : []))
  const [only] = loaders
  const all =
    loaders.length === 1 && only ? `${only.name}()` : `{ ${loaders.map(({ name }) => `...${name}()`).join(', ')} }`
  const rows = Math.min(...sizes.map((size) => size.rows))
  const testRows = Math.max(...sizes.map((size) => size.testRows))
  return ok({
    code: [...used, whole, `const data: Batch = ${all}`].join('\n\n'),
    rows: rowShares(document, rows, testRows),
    all: rows,
    ownTest: testRows > 0,
  })
}

const toPascal = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

/** The split of the rows, the same for every run of the script. */
export function writeSplit({ rows, all, ownTest }: TsData): string {
  const { train, validation, test } = rows
  const drawn = ownTest ? 0 : test
  const parts = [
    ...(drawn > 0 ? [`const test = order.slice(0, ${drawn})`] : []),
    ...(validation > 0 ? [`const validation = order.slice(${drawn}, ${drawn + validation})`] : []),
    `const train = ${drawn + validation === 0 ? 'order' : `order.slice(${drawn + validation})`}`,
    ...(ownTest ? [`const test = Array.from({ length: ${test} }, (_, i) => ${train + validation} + i)`] : []),
  ]
  return [
    '// The rows are shuffled once and divided; the test part is not looked at before the end.',
    `const order = Array.from(tf.util.createShuffledIndices(${ownTest ? all - test : all}))`,
    ...parts,
  ].join('\n')
}
