import type { TrainingSettings } from '@shared/graph/document'
import type { Batches, SupervisedSchedule } from './supervisedSchedule'
import type { CellValues, EpochEnd, Outcome, Phase, Progress, Rows } from './stepProgram'

/** Sums over rows of what a part (training, validation, test) has measured so far. */
interface Sums {
  rows: number
  totals: Record<string, number>
}
type Part = 'train' | 'validation' | 'test'
type Steps<T> = Generator<Phase | EpochEnd, T, Rows>

const noSums = (): Sums => ({ rows: 0, totals: {} })

function addRows(sums: Sums, rows: Rows, size: number): void {
  sums.rows += rows.count * size
  for (const [name, values] of Object.entries(rows.values)) {
    if (name === 'learningRate') continue
    let total = sums.totals[name] ?? 0
    for (const value of values) total += value * size
    sums.totals[name] = total
  }
}

const means = ({ rows, totals }: Sums): Record<string, number> =>
  Object.fromEntries(Object.entries(totals).map(([name, total]) => [name, total / Math.max(1, rows)]))

const withPrefix = (part: Part, values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${part}/${name}`, value]))

/** What is remembered between phases; plain JSON. */
interface Memory {
  /** Passes done. */
  epoch: number
  part: Part
  /** The full batches of the part are done; those left over come next. */
  last: boolean
  sums: Sums
  /** What training came to in this epoch, while validation goes on. */
  trained: Record<string, number>
  /** Lowest validation loss so far, and passes since. */
  best: number | null
  waited: number
  stopped: boolean
}

const begin = (): Memory => ({
  epoch: 0,
  part: 'train',
  last: false,
  sums: noSums(),
  trained: {},
  best: null,
  waited: 0,
  stopped: false,
})

/** The steps of one part, from where the memory says; returns the means over its rows. */
function* takePart(
  memory: Memory,
  part: Part,
  batches: Batches,
  set: CellValues,
  series?: string,
): Steps<Record<string, number>> {
  if (memory.part !== part) Object.assign(memory, { part, last: false, sums: noSums() })
  const shown = series === undefined ? {} : { series }
  if (!memory.last) {
    if (batches.full > 0) addRows(memory.sums, yield { entry: part, steps: batches.full, set, ...shown }, batches.size)
    memory.last = true
  }
  if (batches.rest > 0)
    addRows(
      memory.sums,
      yield { entry: `${part}Last`, steps: 1, ...(batches.full === 0 && { set }), ...shown },
      batches.rest,
    )
  return means(memory.sums)
}

const start = (cursor: string): CellValues => ({ [cursor]: new Int32Array(1) })

/** Whether the validation loss has stood still for too long. */
function standsStill(memory: Memory, stopping: TrainingSettings['stopping'], loss: number | undefined): boolean {
  if (!stopping || loss === undefined) return false
  if (memory.best === null || loss < memory.best - stopping.minDelta) {
    memory.best = loss
    memory.waited = 0
    return false
  }
  memory.waited++
  return memory.waited >= stopping.patience
}

/** Epochs of training and validation, then the test. */
export function* supervisedPhases(
  settings: TrainingSettings,
  schedule: SupervisedSchedule,
  progress: Progress,
): Steps<Outcome> {
  const memory = Object.assign(progress, { ...begin(), ...progress }) as unknown as Memory
  // More epochs than the kept run had: the test that was going on comes to its end first, then training goes on.
  if (memory.part === 'test' && memory.epoch < settings.epochs && !memory.stopped) {
    yield* takePart(memory, 'test', schedule.test, start('measured'))
    Object.assign(memory, { part: 'train', last: false, sums: noSums() })
  }
  while (memory.epoch < settings.epochs && !memory.stopped) {
    if (memory.part === 'train') {
      const set = { ...start('cursor'), order: schedule.order(memory.epoch), rates: schedule.rates(memory.epoch) }
      memory.trained = yield* takePart(memory, 'train', schedule.train, set, 'train')
    }
    const validation =
      schedule.validation.rows > 0 ? yield* takePart(memory, 'validation', schedule.validation, start('measured')) : {}
    const values = { ...withPrefix('train', memory.trained), ...withPrefix('validation', validation) }
    const stopped = standsStill(memory, settings.stopping, validation['loss'])
    Object.assign(memory, { epoch: memory.epoch + 1, stopped, part: 'train', last: false, sums: noSums() })
    yield { epoch: memory.epoch, values }
  }
  const test = schedule.test.rows > 0 ? yield* takePart(memory, 'test', schedule.test, start('measured')) : {}
  Object.assign(memory, { part: 'train', last: false, sums: noSums() })
  return { reason: memory.stopped ? 'earlyStopped' : 'completed', test: withPrefix('test', test) }
}
