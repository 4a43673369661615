import { catalog } from '@shared/catalog/catalog'
import type { Columns, DatasetDefinition, DatasetShape } from '@shared/catalog/define/dataset'
import { parseParams } from '@shared/catalog/define/params'
import { storedSize } from '@shared/catalog/define/tensorType'
import type { JsonValue } from '@shared/graph/document'
import { createRandom } from '@shared/random'

export const itemOf = (id: string): DatasetDefinition => {
  const item = catalog.datasets.get(id)
  if (!item) throw new Error(`No data set ${id}`)
  return item
}

export interface Made {
  readonly columns: Columns
  readonly rows: number
  readonly shape: DatasetShape
}

/** A generated data set, with these parameters and the defaults of the others. */
export function make(id: string, values: Record<string, JsonValue> = {}, seed = 1): Made {
  const item = itemOf(id)
  const { params, problems } = parseParams(item.params, values)
  if (problems.length > 0) throw new Error(`Not parameters of ${id}: ${JSON.stringify(problems)}`)
  if (item.source.kind !== 'generated') throw new Error(`${id} is read from files`)
  const shape = item.describe(params)
  return { columns: item.source.make(params, createRandom(seed, id)), rows: shape.rows, shape }
}

export const column = ({ columns }: Pick<Made, 'columns'>, name: string): ArrayLike<number> => columns[name] ?? []

/** The numbers of a port, a list a row. */
export function rowsOf(made: Made, port: string): number[][] {
  const type = made.shape.outputs[port]
  if (!type) throw new Error(`No port ${port}`)
  const width = storedSize(type)
  const values = Array.from(column(made, port))
  return Array.from({ length: made.rows }, (_, row) => values.slice(row * width, (row + 1) * width))
}

export interface Point {
  readonly x: number
  readonly y: number
  readonly label: number
}

export const points = (made: Made): Point[] =>
  rowsOf(made, 'features').map(([x = Number.NaN, y = Number.NaN], row) => ({
    x,
    y,
    label: column(made, 'target')[row] ?? Number.NaN,
  }))

/** Share of points on the right side after a perceptron with bias has seen them `epochs` times: 1 only if a line separates them. */
export function perceptron(data: readonly Point[], epochs: number): number {
  const w = [0, 0, 0]
  const score = (x: number, y: number): number => (w[0] ?? 0) * x + (w[1] ?? 0) * y + (w[2] ?? 0)
  const side = (label: number): number => (label === 0 ? -1 : 1)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { x, y, label } of data) {
      if (score(x, y) * side(label) > 0) continue
      ;[x, y, 1].forEach((value, i) => (w[i] = (w[i] ?? 0) + value * side(label)))
    }
  }
  return data.filter(({ x, y, label }) => score(x, y) * side(label) > 0).length / data.length
}
