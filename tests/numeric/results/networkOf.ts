import { generate } from '../../../src-main/trainer/inspect/generate'
import type { PreparedData } from '../../../src-main/trainer/program/prepareData'
import type { OpenNetwork } from '../../../src-main/trainer/session/openNetwork'
import type { Told } from '../trainer/trainDocument'

/** The trained network of a run. */
export function networkOf({ session }: Told): OpenNetwork {
  if (!session.network) throw new Error('The run has no network')
  return session.network
}

/** The data that it was trained with. */
export async function dataOf(run: Told): Promise<PreparedData> {
  const data = await networkOf(run).data()
  if (!data.ok) throw new Error(data.error.message)
  return data.value
}

/** Rows of a data node's port as numbers that the network sees. */
export async function rowsOf(run: Told, table: string): Promise<number[][]> {
  const found = (await dataOf(run)).tables[table]
  if (!found) throw new Error(`There is no table ${table}`)
  const { values, shape, scale = 1 } = found
  const width = shape.reduce((size, n) => size * n, 1)
  return Array.from({ length: values.length / width }, (_, row) =>
    Array.from(values.subarray(row * width, (row + 1) * width), (value) => value * scale),
  )
}

/** Samples that the trained network makes at what its samples node shows. */
export async function samplesOf(run: Told, rows: number, seed = 1): Promise<readonly (readonly number[])[]> {
  const network = networkOf(run)
  const { edges, nodes } = network.plan.document
  const view = nodes.find(({ type }) => type === 'samples')
  const source = edges.find(({ target }) => target.node === view?.id)?.source
  if (!source) throw new Error('There is no samples node')
  const made = await generate(network, { source, rows, seed })
  if (!made.ok) throw new Error(made.error.message)
  return made.value.frames.at(-1)?.rows ?? []
}
