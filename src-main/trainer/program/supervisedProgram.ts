import type { Tf } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { Network } from './createNetwork'
import { weightCells, type Weights } from './createWeights'
import type { PreparedData } from './prepareData'
import { readMeasured } from './measureObjectives'
import { measureEntry, optimizerOf, slotCell, trainEntry, type Begun, type SupervisedState } from './supervisedEntries'
import { supervisedPhases } from './supervisedPhases'
import { supervisedSchedule, type Batches, type SupervisedSchedule } from './supervisedSchedule'
import type { Cell, Entry, RowReads, StepProgram } from './stepProgram'

function memoryCells(
  tf: Tf,
  plan: TrainingPlan,
  weights: Weights,
  { split }: PreparedData,
  { stepsPerEpoch, together }: SupervisedSchedule,
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
    rates: { value: tf.tidy(() => tf.variable(tf.zeros([stepsPerEpoch * together]), false)), role: 'setting' },
  }
  if (split.validation.length > 0) cells['validationRows'] = numbers(split.validation)
  if (split.test.length > 0) cells['testRows'] = numbers(split.test)
  for (const weight of weights.all) {
    if (!weight.learns) continue
    for (const slot of optimizerOf(plan).slots(plan.optimizer.params as never)) {
      cells[slotCell(weight, slot)] = {
        value: tf.tidy(() => tf.variable(tf.zeros([...weight.spec.shape]), false)),
        role: 'memory',
      }
    }
  }
  return cells
}

/** What the steps that take a list read, by entry: the full ones and, where rows are left over, the last. */
const readsOf = (
  name: string,
  { size, full, rest }: Batches,
  from: Pick<RowReads, 'list' | 'cursor'>,
): Record<string, RowReads> => ({
  ...(full > 0 && { [name]: { ...from, stride: size, size } }),
  ...(rest > 0 && { [`${name}Last`]: { ...from, stride: size, size: rest } }),
})

/** What is run when: all that follows from epochs, stopping, learning rate and schedule, and is no part of a step. */
type Course = Pick<StepProgram, 'phases' | 'readNumbers'> & { readonly schedule: SupervisedSchedule }

export function supervisedCourse(plan: TrainingPlan, data: PreparedData): Course {
  const schedule = supervisedSchedule(plan, data)
  const readNumbers = readMeasured(plan)
  return {
    schedule,
    readNumbers,
    phases: (progress) => supervisedPhases(plan.document.training, schedule, progress, readNumbers),
  }
}

/** A step program that learns from rows in batches. */
export interface SupervisedProgram extends StepProgram, Course {
  /** Training rows that one step of a learning entry takes. */
  rowsOf(entry: string): number
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
    return { tf, plan, network, weights, tables: data.tables, cells, chains, begun }
  }
  const learns = readsOf('train', schedule.train, { list: 'order', cursor: 'cursor' })
  const measures = {
    ...readsOf('validation', schedule.validation, { list: 'validationRows', cursor: 'measured' }),
    ...readsOf('test', schedule.test, { list: 'testRows', cursor: 'measured' }),
  }
  const entriesOf = (
    all: Record<string, RowReads>,
    make: (state: SupervisedState, reads: RowReads) => Entry,
    chains: number,
  ): Record<string, Entry> =>
    Object.fromEntries(Object.entries(all).map(([name, reads]) => [name, make(state(chains), reads)]))
  const entries = (chains: number): Record<string, Entry> => ({
    ...entriesOf(learns, trainEntry, chains),
    ...entriesOf(measures, measureEntry, chains),
  })
  const program: SupervisedProgram = {
    ...course,
    state: cells,
    tables: data.tables,
    entries: entries(1),
    reads: { ...learns, ...measures },
    chained: (chains) => ({ ...program, entries: entries(chains) }),
    learning: ['train', 'trainLast'],
    rowsOf: (entry) => (entry === 'trainLast' ? schedule.train.rest : schedule.train.size),
  }
  return program
}
