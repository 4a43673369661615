import type { DatasetDefinition } from '@shared/catalog/define/dataset'
import { storedSize } from '@shared/catalog/define/tensorType'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { encodeTarget } from '../data/encodeTarget'
import { loadDataset } from '../data/loadDataset'
import { splitRows, type Split } from '../data/splitRows'
import type { Table } from './stepProgram'

/** The data of a plan, ready to be read row by row. */
export interface PreparedData {
  /** By `<data node>/<port>`. */
  readonly tables: Readonly<Record<string, Table>>
  readonly split: Split
}

/** Name of what comes out of a port. */
export const portKey = (node: string, port: string): string => `${node}/${port}`

interface LoadedNode {
  readonly rows: number
  readonly testRows: number
  readonly tables: Readonly<Record<string, Table>>
  readonly classes?: ArrayLike<number>
}

async function loadNode(plan: TrainingPlan, id: string, seed: number): Promise<Result<LoadedNode>> {
  const checked = plan.checked.nodes[id]
  if (checked?.item?.kind !== 'dataset') return trainerFailure('planBroken', { node: id })
  const loaded = await loadDataset(checked.item as DatasetDefinition, checked.params, seed)
  if (!loaded.ok) return loaded
  const { shape, columns } = loaded.value
  const tables: Record<string, Table> = {}
  let classes: ArrayLike<number> | undefined
  for (const [port, type] of Object.entries(shape.outputs)) {
    const stored = columns[port]
    if (!stored) continue
    if (type.labels) {
      const encoded = encodeTarget(stored, type.labels)
      if (!encoded.ok) return encoded
      if (storedSize(type) === 1) classes ??= stored
      tables[portKey(id, port)] = {
        values: encoded.value,
        shape: type.shape,
        dtype: type.labels.encoding === 'index' ? 'int32' : 'float32',
      }
    } else {
      const scale = shape.scale?.[port]
      tables[portKey(id, port)] = {
        values: stored,
        shape: type.shape,
        dtype: type.dtype,
        ...(scale !== undefined && { scale }),
      }
    }
  }
  return ok({ rows: shape.rows, testRows: shape.testRows, tables, ...(classes && { classes }) })
}

/** Loads the data sets of a plan, encodes their labels and divides their rows. Rows of several data sets go together by number. */
export async function prepareData(plan: TrainingPlan): Promise<Result<PreparedData>> {
  const { seed, split } = plan.document.training
  const nodes: LoadedNode[] = []
  for (const id of plan.datasets) {
    const node = await loadNode(plan, id, seed)
    if (!node.ok) return node
    nodes.push(node.value)
  }
  const [first] = nodes
  if (!first) return trainerFailure('planBroken', { node: '' })
  const other = nodes.find((node) => node.rows !== first.rows)
  if (other) return trainerFailure('rowsDiffer', { first: first.rows, second: other.rows })
  const classes = nodes.find((node) => node.classes)?.classes
  const testRows = Math.max(...nodes.map((node) => node.testRows))
  return ok({
    tables: Object.assign({}, ...nodes.map((node) => node.tables)) as Record<string, Table>,
    split: splitRows({ rows: first.rows, testRows, shares: split, seed, ...(classes && { classes }) }),
  })
}
