import type { Tf } from '@shared/catalog/define/tf'
import { batchesOfRound } from '@shared/compile/batchesOfRound'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { PlannedRun } from '@shared/training/runPhases'
import type { Network } from './createNetwork'
import { weightCells, type Weights } from './createWeights'
import { ruleCells } from './applyRules'
import type { PreparedData } from './prepareData'
import { countedMeasures, readMeasured } from './measureObjectives'
import { memoryOfTurn, turnsOf } from './optimize'
import type { Cell, Entry, RowReads, StepProgram } from './stepProgram'
import type { Onlooker } from './probe'
import { measureEntry, trainEntry, type TurnStep } from './supervisedEntries'
import { lastEntry, learningEntry, supervisedPhases } from './supervisedPhases'
import { ratesCell, supervisedSchedule, type Batches, type SupervisedSchedule } from './supervisedSchedule'
import type { Begun, SupervisedState } from './supervisedState'

function memoryCells(
  tf: Tf,
  plan: TrainingPlan,
  weights: Weights,
  { split }: PreparedData,
  { phases, together }: SupervisedSchedule,
): Record<string, Cell> {
  const numbers = (values: Int32Array): Cell => ({
    value: tf.tidy(() => tf.variable(tf.tensor1d(values, 'int32'), false)),
    role: 'memory',
  })
  const count = (): Cell => ({ value: tf.tidy(() => tf.variable(tf.scalar(0, 'int32'), false)), role: 'memory' })
  const cells: Record<string, Cell> = {
    order: numbers(new Int32Array(split.train.length * together)),
    cursor: count(),
    measured: count(),
    began: count(),
  }
  const zeros = (shape: readonly number[], role: Cell['role']): Cell => ({
    value: tf.tidy(() => tf.variable(tf.zeros([...shape]), false)),
    role,
  })
  if (split.validation.length > 0) cells['validationRows'] = numbers(split.validation)
  if (split.test.length > 0) cells['testRows'] = numbers(split.test)
  for (const place of turnsOf(plan)) {
    const { phase, number, turn } = place
    const steps = (phases[phase]?.stepsPerEpoch ?? 0) * turn.steps
    cells[ratesCell(phase, number)] = zeros([steps * together], 'setting')
    for (const [name, shape] of Object.entries(memoryOfTurn(place, weights))) cells[name] = zeros(shape, 'memory')
  }
  return { ...cells, ...ruleCells(plan, zeros) }
}

/** What the steps that take a list read, by entry: the full ones and, where rows are left over, the last. */
const readsOf = (
  name: string,
  { size, full, rest }: Batches,
  from: Pick<RowReads, 'list' | 'cursor'>,
): Record<string, RowReads> => ({
  ...(full > 0 && { [name]: { ...from, stride: size, size } }),
  ...(rest > 0 && { [lastEntry(name)]: { ...from, stride: size, size: rest } }),
})

/** What is run when: all that follows from epochs, stopping, learning rate and schedule, and is no part of a step. */
type Course = Pick<StepProgram, 'phases' | 'readNumbers' | 'counts'> & {
  readonly schedule: SupervisedSchedule
  /** Its phases, as they are told. */
  readonly planned: PlannedRun
}

function toPlanned({ phases }: TrainingPlan, schedule: SupervisedSchedule): PlannedRun {
  const told = phases.map(({ id, title, epochs }, i) => ({
    id,
    ...(title !== undefined && { title }),
    epochs,
    stepsPerEpoch: schedule.phases[i]?.stepsPerEpoch ?? 1,
  }))
  const epochs = told.reduce((sum, phase) => sum + phase.epochs, 0)
  return { phases: told, epochs, stepsPerEpoch: told[0]?.stepsPerEpoch ?? 1 }
}

export function supervisedCourse(plan: TrainingPlan, data: PreparedData): Course {
  const schedule = supervisedSchedule(plan, data)
  const planned = toPlanned(plan, schedule)
  const readNumbers = readMeasured(plan)
  return {
    schedule,
    planned,
    readNumbers,
    counts: countedMeasures(plan),
    phases: (progress) => supervisedPhases(plan.document.training.stopping, schedule, progress, readNumbers),
  }
}

/** A step program that learns from rows in batches. */
export interface SupervisedProgram extends StepProgram, Course {
  /** Training rows that one step of a learning entry takes. */
  rowsOf(entry: string): number
  /** Batches that all turns of a step take. */
  batchesOf(entry: string): number
  /**
   * The step of a learning entry, looked at while it is computed.
   *
   * @param rows Only so many rows of each batch.
   * @param skipped Rows of the batch before them.
   */
  watched(entry: string, watch: (batch: TurnStep) => Onlooker, rows?: number, skipped?: number): Entry
}

/**
 * Supervised learning of a plan: epochs of shuffled batches, validation after each, a test at the end.
 *
 * @param begun Of weights that were frozen at first.
 */
export function supervisedProgram(
  tf: Tf,
  plan: TrainingPlan,
  data: PreparedData,
  weights: Weights,
  network: Network,
  begun: Begun = {},
): SupervisedProgram {
  const course = supervisedCourse(plan, data)
  const { schedule } = course
  const cells = { ...weightCells(weights), ...memoryCells(tf, plan, weights, data, schedule) }
  const state = (chains: number): SupervisedState => {
    const stepsPerEpoch = schedule.phases.map((phase) => phase.stepsPerEpoch)
    return { tf, plan, network, weights, tables: data.tables, cells, chains, begun, stepsPerEpoch }
  }
  const learning = schedule.phases.map(({ train }, phase) =>
    readsOf(learningEntry(phase), train, { list: 'order', cursor: 'cursor' }),
  )
  const measures = {
    ...readsOf('validation', schedule.validation, { list: 'validationRows', cursor: 'measured' }),
    ...readsOf('test', schedule.test, { list: 'testRows', cursor: 'measured' }),
  }
  const learns = Object.assign({}, ...learning) as Record<string, RowReads>
  const entries = (chains: number): Record<string, Entry> => ({
    ...Object.fromEntries(
      learning.flatMap((all, phase) =>
        Object.entries(all).map(([name, reads]) => [name, trainEntry(state(chains), reads, phase)] as const),
      ),
    ),
    ...Object.fromEntries(Object.entries(measures).map(([name, reads]) => [name, measureEntry(state(chains), reads)])),
  })
  const program: SupervisedProgram = {
    ...course,
    state: cells,
    tables: data.tables,
    entries: entries(1),
    reads: { ...learns, ...measures },
    chained: (chains) => ({ ...program, entries: entries(chains) }),
    learning: Object.keys(learns),
    rowsOf: (entry) => learns[entry]?.size ?? 0,
    batchesOf: (entry) => {
      const phase = plan.phases[learning.findIndex((all) => entry in all)]
      return phase ? batchesOfRound(phase) : 0
    },
    watched: (entry, watch, rows = Infinity, skipped = 0) => {
      const reads = learns[entry]
      if (!reads) throw new Error(`“${entry}” does not learn`)
      const phase = learning.findIndex((all) => all[entry] === reads)
      const size = Math.min(reads.size, rows * program.batchesOf(entry))
      return trainEntry(state(1), { ...reads, size, skipped }, phase, watch)
    },
  }
  return program
}
