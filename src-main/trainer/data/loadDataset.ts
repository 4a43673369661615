import type { AssetName, Columns, DatasetDefinition, DatasetShape } from '@shared/catalog/define/dataset'
import { storedSize } from '@shared/catalog/define/tensorType'
import { createRandom } from '@shared/random'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { AssetPart, AssetParts } from './sources/assetParts'
import { readIris } from './sources/iris'
import { readMnist } from './sources/mnist'

/** A data set in memory: numbers as stored (bytes stay bytes, labels are class numbers). What was read is in memory that threads share. */
export interface LoadedDataset {
  readonly shape: DatasetShape
  readonly columns: Columns
}

/** Reads a stored data set. */
type AssetReader = () => Promise<Result<AssetParts>>

const readers: Readonly<Record<AssetName, AssetReader>> = { mnist: () => readMnist(), iris: readIris }
const read = new Map<AssetName, Promise<Result<AssetParts>>>()

/** Reads the files of a stored data set once per process; a failure is not remembered. */
export async function loadAsset(name: AssetName): Promise<Result<AssetParts>> {
  const known = read.get(name)
  if (known) return known
  const reading = readers[name]()
  read.set(name, reading)
  const result = await reading
  if (!result.ok) read.delete(name)
  return result
}

function joinParts(name: string, shape: DatasetShape, parts: AssetParts): Result<Columns> {
  const counts = shape.testRows > 0 ? [shape.rows - shape.testRows, shape.testRows] : [shape.rows]
  const taken: readonly (AssetPart | undefined)[] = counts.length > 1 ? [parts.train, parts.test] : [parts.train]
  const short = counts.findIndex((count, i) => count > (taken[i]?.rows ?? 0))
  if (short >= 0) {
    return trainerFailure('assetTooShort', { name, needed: counts[short] ?? 0, rows: taken[short]?.rows ?? 0 })
  }
  const columns: Record<string, Float32Array | Uint8Array> = {}
  for (const [port, type] of Object.entries(shape.outputs)) {
    const width = storedSize(type)
    const pieces = counts.map((count, i) => taken[i]?.columns[port]?.subarray(0, count * width))
    const first = pieces[0]
    if (!first) continue
    const memory = new SharedArrayBuffer(shape.rows * width * first.BYTES_PER_ELEMENT)
    const joined = first instanceof Uint8Array ? new Uint8Array(memory) : new Float32Array(memory)
    let at = 0
    for (const piece of pieces)
      if (piece) {
        joined.set(piece, at)
        at += piece.length
      }
    columns[port] = joined
  }
  return ok(columns)
}

function checkColumns(name: string, shape: DatasetShape, columns: Columns): Result<LoadedDataset> {
  for (const [port, type] of Object.entries(shape.outputs)) {
    const expected = shape.rows * storedSize(type)
    const found = columns[port]?.length ?? 0
    if (found !== expected) {
      return trainerFailure('datasetBroken', { name, port, found, expected })
    }
  }
  return ok({ shape, columns })
}

/**
 * Makes or reads a data set.
 *
 * @param params Parsed parameters of the item.
 * @param seed The document's seed: a generated set depends on it and on nothing else.
 */
export async function loadDataset(
  item: DatasetDefinition,
  params: Readonly<Record<string, unknown>>,
  seed: number,
): Promise<Result<LoadedDataset>> {
  const shape = item.describe(params as never)
  if (item.source.kind === 'generated') {
    return checkColumns(item.id, shape, item.source.make(params as never, createRandom(seed, `data/${item.id}`)))
  }
  const parts = await loadAsset(item.source.asset)
  if (!parts.ok) return parts
  const columns = joinParts(item.id, shape, parts.value)
  return columns.ok ? checkColumns(item.id, shape, columns.value) : columns
}
