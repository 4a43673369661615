import type { Tf } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { Network } from './createNetwork'
import { weightCells, type Weights } from './createWeights'
import type { PreparedData } from './prepareData'
import { measureEntry, optimizerOf, slotCell, trainEntry, type SupervisedState } from './supervisedEntries'
import { supervisedPhases } from './supervisedPhases'
import { supervisedSchedule, type Batches, type SupervisedSchedule } from './supervisedSchedule'
import type { Cell, Entry, StepProgram } from './stepProgram'

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

/** Entries for the steps that take a list: the full ones and, where rows are left over, the last. */
const entriesOf = (
  name: string,
  { size, full, rest }: Batches,
  make: (size: number) => Entry,
): Record<string, Entry> => ({
  ...(full > 0 && { [name]: make(size) }),
  ...(rest > 0 && { [`${name}Last`]: make(rest) }),
})

/** A step program that learns from rows in batches. */
export interface SupervisedProgram extends StepProgram {
  readonly schedule: SupervisedSchedule
  /** Training rows that one step of a learning entry takes. */
  rowsOf(entry: string): number
}

/** Supervised learning of a plan: epochs of shuffled batches, validation after each, a test at the end. */
export function supervisedProgram(
  tf: Tf,
  plan: TrainingPlan,
  data: PreparedData,
  weights: Weights,
  network: Network,
): SupervisedProgram {
  const schedule = supervisedSchedule(plan, data)
  const cells = { ...weightCells(weights), ...memoryCells(tf, plan, weights, data, schedule) }
  const state = (chains: number): SupervisedState => {
    return { tf, plan, network, weights, tables: data.tables, cells, chains }
  }
  const measuring = (name: 'validation' | 'test', chains: number): Record<string, Entry> =>
    entriesOf(name, schedule[name], (size) => measureEntry(state(chains), `${name}Rows`, schedule[name].size, size))
  const entries = (chains: number): Record<string, Entry> => ({
    ...entriesOf('train', schedule.train, (size) => trainEntry(state(chains), size)),
    ...measuring('validation', chains),
    ...measuring('test', chains),
  })
  const program: SupervisedProgram = {
    state: cells,
    tables: data.tables,
    entries: entries(1),
    chained: (chains) => ({ ...program, entries: entries(chains) }),
    trial: { cursor: new Int32Array(1), measured: new Int32Array(1) },
    learning: ['train', 'trainLast'],
    phases: (progress) => supervisedPhases(plan.document.training, schedule, progress),
    schedule,
    rowsOf: (entry) => (entry === 'trainLast' ? schedule.train.rest : schedule.train.size),
  }
  return program
}
