import type { TrainingSettings } from '@shared/graph/document'
import type { Batches, SupervisedSchedule } from './supervisedSchedule'
import type { CellValues, EpochEnd, Outcome, Phase, Progress, ReadNumbers, Rows } from './stepProgram'

/** Sums over rows of what a part (training, validation, test) has measured so far. */
interface Sums {
  rows: number
  totals: Record<string, number[]>
}
type Part = 'train' | 'validation' | 'test'
type Steps<T> = Generator<Phase | EpochEnd, T, Rows>

const noSums = (): Sums => ({ rows: 0, totals: {} })

/** Adds what steps `from` to `to` measured, each over `size` rows. */
function addRows(sums: Sums, { count, values: measured }: Rows, size: number, from: number, to: number): void {
  sums.rows += (to - from) * size
  for (const [name, values] of Object.entries(measured)) {
    if (name === 'learningRate') continue
    const width = values.length / count
    const totals = (sums.totals[name] ??= new Array<number>(width).fill(0))
    for (let k = 0; k < width; k++) {
      let total = totals[k] ?? 0
      for (let i = from; i < to; i++) total += (values[i * width + k] ?? 0) * size
      totals[k] = total
    }
  }
}

/** What the means over the rows say; a metric that has no value there is left out. */
function valuesOf({ rows, totals }: Sums, read: ReadNumbers): Record<string, number> {
  const values: Record<string, number> = {}
  for (const [name, sums] of Object.entries(totals)) {
    const means = sums.map((total) => total / Math.max(1, rows))
    const value = read(name, means)
    if (value !== undefined) values[name] = value
  }
  return values
}

const withPrefix = (part: Part, values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${part}/${name}`, value]))

/** What is remembered between phases; plain JSON. */
interface Memory {
  /** Passes done. */
  epoch: number
  part: Part
  /** Batches of the part done. */
  taken: number
  sums: Sums
  /** What training came to in this epoch, while validation goes on. */
  trained: Record<string, number>
  /** Lowest validation loss so far, and passes since. */
  best: number | null
  waited: number
  stopped: boolean
}

/** The memory at the beginning of a part. */
const beginning = (part: Part): Pick<Memory, 'part' | 'taken' | 'sums'> => ({ part, taken: 0, sums: noSums() })

const begin = (): Memory => ({
  epoch: 0,
  ...beginning('train'),
  trained: {},
  best: null,
  waited: 0,
  stopped: false,
})

/** The steps of one part, from where the memory says; returns what its rows come to. `set`: cells to set before the first of them. */
function* takePart(
  memory: Memory,
  part: Part,
  { full, rest, size }: Batches,
  set: CellValues,
  read: ReadNumbers,
  series?: string,
): Steps<Record<string, number>> {
  if (memory.part !== part) Object.assign(memory, beginning(part))
  const shown = series === undefined ? {} : { series }
  let due: { set?: CellValues } = { set }
  while (memory.taken < full) {
    const rows = yield { entry: part, steps: full - memory.taken, ...due, ...shown }
    due = {}
    addRows(memory.sums, rows, size, 0, rows.count)
    memory.taken += rows.count
  }
  if (rest > 0 && memory.taken === full) {
    const rows = yield { entry: `${part}Last`, steps: 1, ...due, ...shown }
    addRows(memory.sums, rows, rest, 0, rows.count)
    memory.taken += rows.count
  }
  return valuesOf(memory.sums, read)
}

/** Epochs with nothing but full batches between them, many to a call: of small sets a call for each would take longer than its steps. */
function* takeEpochs(
  memory: Memory,
  { epochs }: TrainingSettings,
  schedule: SupervisedSchedule,
  read: ReadNumbers,
): Steps<void> {
  const { full, size } = schedule.train
  const first = memory.epoch - Math.floor(memory.taken / full)
  // An epoch that has begun is ended, even if so many are no longer wanted.
  const steps = Math.max(Math.ceil(memory.taken / full), Math.min(schedule.together, epochs - first)) * full
  let due: { set?: CellValues } = { set: memory.taken === 0 ? schedule.cells(first) : schedule.rates(first) }
  while (memory.taken < steps) {
    const rows = yield { entry: 'train', steps: steps - memory.taken, ...due, series: 'train' }
    due = {}
    const ends: EpochEnd[] = []
    for (let at = 0; at < rows.count;) {
      const count = Math.min(rows.count - at, full - (memory.taken % full))
      addRows(memory.sums, rows, size, at, at + count)
      at += count
      memory.taken += count
      if (memory.taken % full > 0) continue
      ends.push({ epoch: ++memory.epoch, values: withPrefix('train', valuesOf(memory.sums, read)) })
      memory.sums = noSums()
    }
    yield* ends
  }
  Object.assign(memory, beginning('train'))
}

/** What measuring a part sets: its first batch, unless some are done. */
const start = ({ part, taken }: Memory, measured: Part): CellValues =>
  part === measured && taken > 0 ? {} : { measured: new Int32Array(1) }

/** Whether an epoch has begun and not ended. */
const isUnderway = ({ part, taken }: Memory): boolean => part === 'validation' || (part === 'train' && taken > 0)

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
  read: ReadNumbers = (_name, numbers) => numbers[0],
): Steps<Outcome> {
  const memory = Object.assign(progress, { ...begin(), ...progress }) as unknown as Memory
  // More epochs than the kept run had: the test that was going on comes to its end first, then training goes on.
  if (memory.part === 'test' && memory.epoch < settings.epochs && !memory.stopped) {
    yield* takePart(memory, 'test', schedule.test, start(memory, 'test'), read)
    Object.assign(memory, beginning('train'))
  }
  while ((memory.epoch < settings.epochs || isUnderway(memory)) && !memory.stopped) {
    if (schedule.together > 1) {
      yield* takeEpochs(memory, settings, schedule, read)
      continue
    }
    if (memory.part === 'train') {
      const set = memory.taken === 0 ? schedule.cells(memory.epoch) : schedule.rates(memory.epoch)
      memory.trained = yield* takePart(memory, 'train', schedule.train, set, read, 'train')
    }
    const validation =
      schedule.validation.rows > 0
        ? yield* takePart(memory, 'validation', schedule.validation, start(memory, 'validation'), read)
        : {}
    const values = { ...withPrefix('train', memory.trained), ...withPrefix('validation', validation) }
    const stopped = standsStill(memory, settings.stopping, validation['loss'])
    Object.assign(memory, { epoch: memory.epoch + 1, stopped, ...beginning('train') })
    yield { epoch: memory.epoch, values }
  }
  const test = schedule.test.rows > 0 ? yield* takePart(memory, 'test', schedule.test, start(memory, 'test'), read) : {}
  Object.assign(memory, beginning('train'))
  return { reason: memory.stopped ? 'earlyStopped' : 'completed', test: withPrefix('test', test) }
}
