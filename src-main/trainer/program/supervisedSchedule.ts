import { catalog } from '@shared/catalog/catalog'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import { createRandom } from '@shared/random'
import type { PreparedData } from './prepareData'
import type { CellValues } from './stepProgram'

/** Rows in one step of measuring: larger than small batches, because nothing has to be remembered for the way back. */
const MEASURED_ROWS = 64
/** Steps up to which epochs of training are taken together. */
const TOGETHER = 256

/** Sizes of the steps that take a list of rows: `full` steps of `size` rows, then one of `rest` rows where any are left. */
export interface Batches {
  readonly rows: number
  readonly size: number
  readonly full: number
  readonly rest: number
}

function toBatches(rows: number, size: number): Batches {
  const full = Math.floor(rows / size)
  return { rows, size, full, rest: rows - full * size }
}

/** The parts of a supervised run in steps. */
export interface SupervisedSchedule {
  readonly train: Batches
  readonly validation: Batches
  readonly test: Batches
  readonly stepsPerEpoch: number
  /** Epochs of training with nothing to do between them, taken in one go. */
  readonly together: number
  /** What training goes by from an epoch on, for `together` epochs: the row numbers in their order and each step's learning rate. */
  cells(first: number): CellValues
  /** The learning rates alone, for who goes on in the midst of these epochs. */
  rates(first: number): CellValues
}

/** Divides the rows of a plan into steps. */
export function supervisedSchedule(plan: TrainingPlan, { split }: PreparedData): SupervisedSchedule {
  const { batchSize, epochs, seed } = plan.document.training
  const measured = Math.max(batchSize, MEASURED_ROWS)
  const train = toBatches(split.train.length, batchSize)
  const stepsPerEpoch = train.full + (train.rest > 0 ? 1 : 0)
  const item = catalog.schedules.get(plan.schedule.id)
  if (!item) throw new Error(`Unknown schedule “${plan.schedule.id}”`)
  const base = Number(plan.optimizer.params['learningRate'])
  const total = stepsPerEpoch * epochs
  const validation = toBatches(split.validation.length, measured)
  const unbroken = validation.rows === 0 && train.rest === 0
  const together = unbroken ? Math.max(1, Math.floor(TOGETHER / stepsPerEpoch)) : 1
  const orders = (first: number): Int32Array => {
    const all = new Int32Array(train.rows * together)
    for (let i = 0; i < together; i++)
      all.set(createRandom(seed, `order/${first + i}`).shuffle(Int32Array.from(split.train)), i * train.rows)
    return all
  }
  const rate = (step: number): number =>
    base * item.factor(plan.schedule.params as never, { step, total, perEpoch: stepsPerEpoch })
  const rates = (first: number): CellValues => ({
    rates: Float32Array.from({ length: together * stepsPerEpoch }, (_, i) => rate(first * stepsPerEpoch + i)),
  })
  return {
    train,
    validation,
    test: toBatches(split.test.length, measured),
    stepsPerEpoch,
    together,
    cells: (first) => ({
      cursor: new Int32Array(1),
      order: orders(first),
      ...rates(first),
    }),
    rates,
  }
}
