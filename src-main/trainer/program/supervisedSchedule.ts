import { catalog } from '@shared/catalog/catalog'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import { createRandom } from '@shared/random'
import type { PreparedData } from './prepareData'

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
  /** Row numbers of the training part in the order of an epoch. */
  order(epoch: number): Int32Array
  /** Learning rate of each step of an epoch. */
  rates(epoch: number): Float32Array
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
  return {
    train,
    validation,
    test: toBatches(split.test.length, measured),
    stepsPerEpoch,
    together: unbroken ? Math.max(1, Math.floor(TOGETHER / stepsPerEpoch)) : 1,
    order: (epoch) => createRandom(seed, `order/${epoch}`).shuffle(Int32Array.from(split.train)),
    rates: (epoch) =>
      Float32Array.from(
        { length: stepsPerEpoch },
        (_, i) =>
          base *
          item.factor(plan.schedule.params as never, {
            step: epoch * stepsPerEpoch + i,
            total,
            perEpoch: stepsPerEpoch,
          }),
      ),
  }
}
