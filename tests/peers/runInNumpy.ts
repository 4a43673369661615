import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { sizeOf } from '@shared/catalog/define/tensorType'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { expect } from 'vitest'
import { numpyExporter } from '../../src-main/export/numpy/numpyExporter'
import { freshWeights } from '../../src-main/export/weights/WeightSource'
import { loadDataset } from '../../src-main/trainer/data/loadDataset'
import { temporaryFolder } from '../support/folders'

const python = process.env['NEUROLOOM_PYTHON']
const run = promisify(execFile)

/** What a script came to. */
export interface Report {
  readonly name: string
  readonly error?: string
  readonly trace?: string
  readonly printed: readonly string[]
  readonly weights: Readonly<Record<string, readonly number[]>>
}

/** A document whose script is run. */
export interface Case {
  readonly document: GraphDocument
  /** Weights that are compared, as `node/name`, by Python's names; those of the node `layer` by their own. */
  readonly weights?: readonly string[] | Readonly<Record<string, string>>
  /** `false`: it begins as the script itself does. */
  readonly placed?: boolean
}

/** Places of weights by Python's names. */
export const namesOf = (weights: NonNullable<Case['weights']>): Readonly<Record<string, string>> =>
  Array.isArray(weights)
    ? Object.fromEntries((weights as readonly string[]).map((weight) => [snake(weight), `layer/${weight}`]))
    : (weights as Readonly<Record<string, string>>)
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The arrays of a data set in the order in which a script loads them, labels as numbers of classes. */
async function arraysOf({ type, params: own }: GraphDocument['nodes'][number], seed: number, ports: readonly string[]) {
  const item = catalog.datasets.get(type)
  if (!item) throw new Error(type)
  const loaded = await loadDataset(item, parseParams(item.params, own).params, seed)
  if (!loaded.ok) throw new Error(loaded.error.message)
  const { shape, columns } = loaded.value
  return ports.map((port) => {
    const { labels, shape: sizes = [] } = shape.outputs[port] ?? {}
    const scale = shape.scale?.[port] ?? 1
    const values = Array.from(columns[port] ?? [], (value) => value * scale)
    return labels
      ? { values, shape: [shape.rows], dtype: 'int64' }
      : { values, shape: [shape.rows, ...(sizeOf(sizes) === values.length / shape.rows ? sizes : [-1])] }
  })
}

const PORTS = ['features', 'target']

/** Runs scripts of documents on the data and from the first weights that our trainer has. */
export async function runInNumpy(cases: Readonly<Record<string, Case>>): Promise<ReadonlyMap<string, Report>> {
  const folder = await temporaryFolder()
  const paths: string[] = []
  for (const [name, { document, weights = [], placed = true }] of Object.entries(cases)) {
    const made = await numpyExporter.write({ document } as never)
    if (!made.ok) throw new Error(`${name}: ${made.error.message}`)
    const checked = checkGraph(document)
    const first = freshWeights(checked, document.training.seed)
    const start: Record<string, unknown> = {}
    const named = namesOf(weights)
    for (const [theirs, place] of placed ? Object.entries(named) : []) {
      const [node = '', weight = ''] = place.split('/')
      const values = Array.from(await first.read(node, weight))
      start[theirs] = { values, shape: first.all[node]?.[weight]?.shape, dtype: 'float64' }
    }
    const sets = document.nodes.filter(({ type }) => catalog.datasets.get(type))
    const data: Record<string, unknown> = {}
    for (const one of sets) {
      const ports = one.type === 'letters' ? [...PORTS, 'label', 'code'] : PORTS
      data[sets.length === 1 ? 'load_data' : `load_${one.id}_data`] = await arraysOf(one, document.training.seed, ports)
    }
    const path = join(folder, `${name}.py`)
    await writeFile(path, String(made.value.files[0]?.content))
    await writeFile(path.replace(/py$/, 'json'), JSON.stringify({ data, weights: start, wanted: Object.keys(named) }))
    paths.push(path)
  }
  const { stdout } = await run(python ?? '', [join(__dirname, 'runNumpy.py'), ...paths], { maxBuffer: 2 ** 26 })
  const reports = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report)
  for (const { name, error, trace } of reports) expect([name, error, trace]).toEqual([name, undefined, undefined])
  return new Map(reports.map((report) => [report.name, report]))
}
