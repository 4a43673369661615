import type { TrainingSettings } from '@shared/graph/document'
import type { PhaseBegin } from '@shared/training/runEvent'
import type { Batches, Memories, PhaseSchedule, SupervisedSchedule } from './supervisedSchedule'
import type { CellValues, EpochEnd, Outcome, Phase, Progress, ReadNumbers, Rows } from './stepProgram'

/** Sums over rows of what a part (training, validation, test) has measured so far. */
interface Sums {
  rows: number
  totals: Record<string, number[]>
  /** Rows of the batches that did not measure a metric, where some did: a small last one may tell less. */
  missed?: Record<string, number>
}
type Part = 'train' | 'validation' | 'test'
type Steps<T> = Generator<Phase | EpochEnd, T, Rows>

/** A learning rate is no measurement: there is one for each turn of a phase. */
const isRate = (metric: string): boolean => metric.startsWith('learningRate')

const noSums = (): Sums => ({ rows: 0, totals: {} })

/** Adds what steps `from` to `to` measured, each over `size` rows. */
function addRows(sums: Sums, { count, values: measured }: Rows, size: number, from: number, to: number): void {
  const missed = (sums.missed ??= {})
  const added = (to - from) * size
  for (const name of Object.keys(measured)) if (!sums.totals[name] && sums.rows > 0) missed[name] = sums.rows
  for (const name of Object.keys(sums.totals)) if (!measured[name]) missed[name] = (missed[name] ?? 0) + added
  sums.rows += added
  for (const [name, values] of Object.entries(measured)) {
    if (isRate(name)) continue
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
function valuesOf({ rows, totals, missed = {} }: Sums, read: ReadNumbers): Record<string, number> {
  const values: Record<string, number> = {}
  for (const [name, sums] of Object.entries(totals)) {
    const own = rows - (missed[name] ?? 0)
    const means = sums.map((total) => total / Math.max(1, own))
    const value = read(name, means, own)
    if (value !== undefined) values[name] = value
  }
  return values
}

const withPrefix = (part: Part, values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${part}/${name}`, value]))

/** What is remembered between calls; plain JSON. */
interface Memory {
  /** Passes and steps of learning done. */
  epoch: number
  step: number
  /** Where each phase began, up to the one that goes on. */
  phases: PhaseBegin[]
  part: Part
  /** Batches of the part done. */
  taken: number
  sums: Sums
  /** What training came to in this epoch, while validation goes on. */
  trained: Record<string, number>
  /** Lowest validation loss of the phase so far, and passes since. */
  best: number | null
  waited: number
  stopped: boolean
  /** What the learning rate schedules of the phase remember. */
  schedules: Memories
}

/** Where the phases of a run began, from what is remembered of it. */
export const phasesBegun = ({ phases = [] }: Progress): readonly PhaseBegin[] => phases as never

/** Name of the entry that learns in a phase; the smaller last step of an epoch has one of its own. */
export const learningEntry = (phase: number): string => (phase === 0 ? 'train' : `train${phase}`)
export const lastEntry = (entry: string): string => `${entry}Last`

/** The memory at the beginning of a part. */
const beginning = (part: Part): Pick<Memory, 'part' | 'taken' | 'sums'> => ({ part, taken: 0, sums: noSums() })

const begin = (): Memory => ({
  epoch: 0,
  step: 0,
  phases: [],
  ...beginning('train'),
  trained: {},
  best: null,
  waited: 0,
  stopped: false,
  schedules: [],
})

const current = ({ phases }: Memory): PhaseBegin => {
  const last = phases.at(-1)
  if (!last) throw new Error('No phase has begun')
  return last
}

/** The next phase begins, with nothing remembered of how the one before went. */
const enter = (memory: Memory, { phases }: SupervisedSchedule): void => {
  const phase = memory.phases.length
  Object.assign(memory, {
    phases: [...memory.phases, { phase, step: memory.step, epoch: memory.epoch }],
    ...{ best: null, waited: 0, stopped: false },
    schedules: phases[phase]?.begin() ?? [],
  })
}

/** What is set before the steps of epochs of a phase, from where the memory says. */
function settingsOf(memory: Memory, { cells, rates }: PhaseSchedule, epoch: number): CellValues {
  const { step, epoch: before } = current(memory)
  if (memory.taken > 0) return rates(epoch, before, memory.schedules)
  return { ...cells(epoch, before, memory.schedules), began: Int32Array.of(step) }
}

/** The steps of one part, from where the memory says; returns what its rows come to. `set`: cells to set before the first of them. */
function* takePart(
  memory: Memory,
  part: Part,
  { full, rest, size }: Batches,
  set: CellValues,
  read: ReadNumbers,
  entry: string = part,
): Steps<Record<string, number>> {
  if (memory.part !== part) Object.assign(memory, beginning(part))
  const shown = part === 'train' ? { series: part } : {}
  let due: { set?: CellValues } = { set }
  const took = (rows: Rows, of: number): void => {
    due = {}
    addRows(memory.sums, rows, of, 0, rows.count)
    memory.taken += rows.count
    if (part === 'train') memory.step += rows.count
  }
  while (memory.taken < full) took(yield { entry, steps: full - memory.taken, ...due, ...shown }, size)
  if (rest > 0 && memory.taken === full) took(yield { entry: lastEntry(entry), steps: 1, ...due, ...shown }, rest)
  return valuesOf(memory.sums, read)
}

/** Epochs with nothing but full batches between them, many to a call: of small sets a call for each would take longer than its steps. */
function* takeEpochs(memory: Memory, together: number, phase: PhaseSchedule, read: ReadNumbers): Steps<void> {
  const { full, size } = phase.train
  const begun = current(memory)
  const first = memory.epoch - Math.floor(memory.taken / full)
  const left = begun.epoch + phase.epochs - first
  // An epoch that has begun is ended, even if so many are no longer wanted.
  const steps = Math.max(Math.ceil(memory.taken / full), Math.min(together, left)) * full
  let due: { set?: CellValues } = { set: settingsOf(memory, phase, first) }
  while (memory.taken < steps) {
    const rows = yield { entry: learningEntry(begun.phase), steps: steps - memory.taken, ...due, series: 'train' }
    due = {}
    const ends: EpochEnd[] = []
    for (let at = 0; at < rows.count;) {
      const count = Math.min(rows.count - at, full - (memory.taken % full))
      addRows(memory.sums, rows, size, at, at + count)
      at += count
      memory.taken += count
      memory.step += count
      if (memory.taken % full > 0) continue
      const values = withPrefix('train', valuesOf(memory.sums, read))
      ends.push({ epoch: ++memory.epoch, step: memory.step, values })
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

/** What a phase learns of the sum of all losses. */
function ofPhase(measured: Record<string, number>, { others }: PhaseSchedule): Record<string, number> {
  const { loss } = measured
  if (loss === undefined) return measured
  return {
    ...measured,
    loss: Object.entries(others).reduce((sum, [name, weight]) => sum - weight * (measured[name] ?? 0), loss),
  }
}

/** An epoch of training and validation, or what is left of it; several where nothing is between them. */
function* takeEpoch(
  memory: Memory,
  stopping: TrainingSettings['stopping'],
  { phases, validation, together }: SupervisedSchedule,
  read: ReadNumbers,
): Steps<void> {
  const { phase: index } = current(memory)
  const phase = phases[index] as PhaseSchedule
  if (together > 1) return yield* takeEpochs(memory, together, phase, read)
  if (memory.part === 'train') {
    const set = settingsOf(memory, phase, memory.epoch)
    memory.trained = yield* takePart(memory, 'train', phase.train, set, read, learningEntry(index))
  }
  const measured =
    validation.rows > 0 ? yield* takePart(memory, 'validation', validation, start(memory, 'validation'), read) : {}
  const validated = ofPhase(measured, phase)
  const { loss } = validated
  const stopped = standsStill(memory, stopping, loss)
  if (loss !== undefined) memory.schedules = phase.react(memory.schedules, loss)
  Object.assign(memory, { epoch: memory.epoch + 1, stopped, ...beginning('train') })
  const values = { ...withPrefix('train', memory.trained), ...withPrefix('validation', validated) }
  yield { epoch: memory.epoch, step: memory.step, values }
}

/** Phase after phase, each in epochs of training and validation; then the test. */
export function* supervisedPhases(
  stopping: TrainingSettings['stopping'],
  schedule: SupervisedSchedule,
  progress: Progress,
  read: ReadNumbers = (_name, numbers) => numbers[0],
): Steps<Outcome> {
  const memory = Object.assign(progress, { ...begin(), ...progress }) as unknown as Memory
  if (memory.phases.length === 0) enter(memory, schedule)
  const goesOn = (): boolean => {
    const { phase, epoch } = current(memory)
    const { epochs = 0 } = schedule.phases[phase] ?? {}
    return (memory.epoch - epoch < epochs || isUnderway(memory)) && !memory.stopped
  }
  // More epochs than the kept run had: the test that was going on comes to its end first, then training goes on.
  if (memory.part === 'test' && goesOn()) {
    yield* takePart(memory, 'test', schedule.test, start(memory, 'test'), read)
    Object.assign(memory, beginning('train'))
  }
  for (;;) {
    while (goesOn()) yield* takeEpoch(memory, stopping, schedule, read)
    if (memory.phases.length >= schedule.phases.length) break
    enter(memory, schedule)
  }
  const test = schedule.test.rows > 0 ? yield* takePart(memory, 'test', schedule.test, start(memory, 'test'), read) : {}
  Object.assign(memory, beginning('train'))
  return { reason: memory.stopped ? 'earlyStopped' : 'completed', test: withPrefix('test', test) }
}
