import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { GraphDocument } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import { toKerasName } from '../keras/kerasNames'
import { rowShares, type RowShares } from '../script/rowShares'
import type { ScriptLibrary, StoredData } from './DatasetScript'
import { datasetScripts } from './datasetScripts'

/** A port of a data set that a script needs, with the type that it has there. */
export interface NeededData {
  readonly node: string
  readonly port: string
  readonly type: TensorType
}

/** How a library writes what differs from one to the next. */
export interface DataDialect extends ScriptLibrary {
  /** Class numbers as rows of zeros with a one. */
  oneHot(labels: string, classes: number): string
}

/** The data part of a script: functions that load, then `x` and `y` as the model takes them. */
export interface DataScript {
  readonly functions: string
  readonly arrays: string
  readonly rows: RowShares
  /** Rows at the end that are the data set's own test part. */
  readonly testRows: number
  /** Names of arrays in the order of the model's inputs and outputs. */
  readonly x: readonly string[]
  readonly y: readonly string[]
}

interface Loaded {
  readonly node: string
  /** Ending of the names of this data set's arrays; empty where there is only one. */
  readonly suffix: string
  readonly ports: readonly string[]
  readonly rows: number
  readonly testRows: number
  readonly code: string
}

const indent = (text: string): string => {
  let inText = false
  return text
    .split('\n')
    .map((line) => {
      const kept = line === '' || inText ? line : `    ${line}`
      if ((line.match(/"""/g) ?? []).length % 2 === 1) inText = !inText
      return kept
    })
    .join('\n')
}

function load(
  document: GraphDocument,
  id: string,
  suffix: string,
  stored: StoredData,
  library: ScriptLibrary,
): Result<Loaded> {
  const node = document.nodes.find((one) => one.id === id)
  const item = node && catalog.datasets.get(node.type)
  const script = node && datasetScripts[node.type]
  if (!node || !item || !script)
    return fail(
      problem('dataNotExportable', `A script cannot carry the data set “${node?.type ?? id}”.`, {
        type: node?.type ?? id,
      }),
    )
  const { params } = parseParams(item.params, node.params)
  const { about, body, random, ports = ['features', 'target'] } = script(params, stored, library)
  const { rows, testRows, outputs } = item.describe(params)
  const given = ports.map((port) =>
    outputs[port]?.labels ? port : `${port}.astype("${outputs[port]?.dtype ?? 'float32'}")`,
  )
  const generator = random ? 'rng = np.random.default_rng(SEED)\n' : ''
  const code = `def load${suffix}_data():\n    """${about}"""\n${indent(`${generator}${body}`)}    return ${given.join(', ')}\n`
  return ok({ node: id, suffix, ports, rows, testRows, code })
}

/** What must be done to class numbers or values before the loss sees them. */
function encoded(name: string, { labels }: TensorType, { oneHot }: DataDialect): string | undefined {
  switch (labels?.encoding) {
    case 'oneHot':
      return oneHot(name, labels.classes)
    case 'binary':
      return `${name}.reshape(-1, 1).astype("float32")`
    case 'signed':
      return `(2.0 * ${name} - 1).reshape(-1, 1).astype("float32")`
    default:
      return undefined
  }
}

const WORDS = {
  oneHot: 'a row of zeros with a one',
  binary: '0 or 1',
  signed: '-1 or +1',
  index: 'its number',
} as const

/** The data of a network as Python: what goes into it, and what its answers are compared with. */
export function writeData(
  document: GraphDocument,
  { inputs, targets }: { readonly inputs: readonly NeededData[]; readonly targets: readonly NeededData[] },
  stored: StoredData,
  dialect: DataDialect,
): Result<DataScript> {
  const ids = [...new Set([...inputs, ...targets].map(({ node }) => node))]
  const all: Loaded[] = []
  for (const id of ids) {
    const suffix = ids.length === 1 ? '' : `_${toKerasName(id) || `set_${all.length + 1}`}`
    const loaded = load(document, id, suffix, stored, dialect)
    if (!loaded.ok) return loaded
    all.push(loaded.value)
  }
  const nameOf = (node: string, port: string) => `${port}${all.find((one) => one.node === node)?.suffix ?? ''}`
  const lines = all.map(
    ({ suffix, ports }) => `${ports.map((port) => `${port}${suffix}`).join(', ')} = load${suffix}_data()`,
  )
  for (const { node, port, type } of [...inputs, ...targets]) {
    const name = nameOf(node, port)
    const value = encoded(name, type, dialect)
    const encoding = type.labels?.encoding
    if (value && encoding && !lines.includes(`${name} = ${value}`))
      lines.push(`# Each label is written as ${WORDS[encoding]}.`, `${name} = ${value}`)
  }
  const rows = Math.min(...all.map((one) => one.rows))
  const testRows = Math.max(...all.map((one) => one.testRows))
  return ok({
    functions: all.map(({ code }) => code).join('\n\n'),
    arrays: lines.join('\n'),
    rows: rowShares(document, rows, testRows),
    testRows,
    x: inputs.map(({ node, port }) => nameOf(node, port)),
    y: targets.map(({ node, port }) => nameOf(node, port)),
  })
}
