import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { GraphDocument } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import type { KerasModel, KerasObjective } from '../keras/KerasModel'
import { toKerasName } from '../keras/kerasNames'
import { datasetScripts, type StoredData } from './datasetScripts'

/** The data part of a script: functions that load, then `x` and `y` as the model takes them. */
export interface DataScript {
  readonly functions: string
  readonly arrays: string
  /** Rows of each part, as the studio divides them. */
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number }
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

function load(document: GraphDocument, id: string, suffix: string, stored: StoredData): Result<Loaded> {
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
  const { about, body, random } = script(params, stored)
  const { rows, testRows, outputs } = item.describe(params)
  const dtype = outputs['features']?.dtype ?? 'float32'
  const generator = random ? 'rng = np.random.default_rng(SEED)\n' : ''
  const code = `def load${suffix}_data():\n    """${about}"""\n${indent(`${generator}${body}`)}    return features.astype("${dtype}"), target\n`
  return ok({ node: id, suffix, rows, testRows, code })
}

/** What must be done to class numbers or values before the loss sees them. */
function encoded(name: string, { labels }: TensorType): string | undefined {
  switch (labels?.encoding) {
    case 'oneHot':
      return `keras.utils.to_categorical(${name}, ${labels.classes})`
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

/** The data of a model as Python. */
export function writeData(
  document: GraphDocument,
  model: Pick<KerasModel, 'inputs'>,
  objectives: readonly KerasObjective[],
  stored: StoredData,
): Result<DataScript> {
  const ids = [...new Set([...model.inputs.map(({ node }) => node), ...objectives.map(({ target }) => target.node)])]
  const all: Loaded[] = []
  for (const id of ids) {
    const loaded = load(document, id, ids.length === 1 ? '' : `_${toKerasName(id) || `set_${all.length + 1}`}`, stored)
    if (!loaded.ok) return loaded
    all.push(loaded.value)
  }
  const nameOf = (node: string, port: string) => `${port}${all.find((one) => one.node === node)?.suffix ?? ''}`
  const lines = all.map(({ suffix }) => `features${suffix}, target${suffix} = load${suffix}_data()`)
  const y: string[] = []
  for (const { target } of objectives) {
    const name = nameOf(target.node, target.port)
    const value = encoded(name, target.type)
    const encoding = target.type.labels?.encoding
    if (value && encoding && !lines.some((line) => line.startsWith(`${name} = `)))
      lines.push(`# Each label is written as ${WORDS[encoding]}.`, `${name} = ${value}`)
    y.push(name)
  }
  const rows = Math.min(...all.map((one) => one.rows))
  const testRows = Math.max(...all.map((one) => one.testRows))
  return ok({
    functions: all.map(({ code }) => code).join('\n\n'),
    arrays: lines.join('\n'),
    rows: share(document, rows, testRows),
    testRows,
    x: model.inputs.map(({ node, port }) => nameOf(node, port)),
    y,
  })
}

function share({ training: { split } }: GraphDocument, rows: number, testRows: number): DataScript['rows'] {
  const own = rows - testRows
  const test = testRows > 0 ? 0 : Math.min(Math.round(own * split.test), own - 1)
  const validation = Math.min(Math.round(own * split.validation), Math.max(0, own - test - 1))
  return { train: own - test - validation, validation, test: testRows > 0 ? testRows : test }
}
