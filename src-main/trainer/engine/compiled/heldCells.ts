import type { Tensor } from '@shared/catalog/define/tf'
import type { Variable } from '@tensorflow/tfjs-core'
import { DataType, type Native } from '../../backends/native/binding'
import type { StepProgram, Table } from '../../program/stepProgram'
import type { CellSpec } from './buildGraph'
import { createTableTensor } from './graphContext'
import type { Watched } from './recordStep'

/** Name of the cell that counts the steps of learning. */
export const CLOCK = 'clock'

/** A tensor that becomes a variable of the graph. */
export interface HeldCell {
  readonly name: string
  readonly tensor: Watched
  readonly spec: CellSpec
}
/** All that a graph holds of a program: the clock, its cells, its tables. */
export interface Held {
  readonly clock: Variable
  readonly tables: readonly { readonly name: string; readonly table: Table; readonly tensor: Tensor }[]
  readonly cells: readonly HeldCell[]
  /** The program's memory of numbers of rows and the like. */
  readonly positions: readonly Watched[]
  /** Frees what was made for the graph; the program's own cells stay. */
  release(): void
}

const variable = (name: string, tensor: Variable, learns: boolean): HeldCell => ({
  name,
  tensor: tensor as unknown as HeldCell['tensor'],
  spec: { type: DataType[tensor.dtype as 'float32' | 'int32'], shape: tensor.shape, learns },
})

export function heldCells(native: Native, program: StepProgram): Held {
  const { tf, backend } = native
  const clock = tf.tidy(() => tf.variable(tf.scalar(0, 'int32'), false))
  const tables = Object.entries(program.tables).map(([name, table]) => ({
    name,
    table,
    tensor: createTableTensor(native, table),
  }))
  const cells = [
    variable(CLOCK, clock, false),
    ...Object.entries(program.state).map(([name, { value, role }]) =>
      variable(name, value, role === 'weight' && value.trainable),
    ),
    ...tables.map(({ name, tensor }) => ({
      name: `table:${name}`,
      // Rows never change.
      tensor: Object.assign(tensor, { assign: () => undefined }),
      spec: { type: backend['tensorMap'].get(tensor.dataId).dtype, shape: tensor.shape, learns: false },
    })),
  ]
  const release = (): void => {
    tables.forEach(({ tensor }) => tensor.dispose())
    clock.dispose()
  }
  const positions = Object.values(program.state).flatMap(({ value, role }) =>
    role === 'memory' && value.dtype === 'int32' ? [value as unknown as Watched] : [],
  )
  return { clock, tables, cells, positions, release }
}
