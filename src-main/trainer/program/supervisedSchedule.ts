import { catalog } from '@shared/catalog/catalog'
import type { ScheduleDefinition } from '@shared/catalog/define/schedule'
import { batchesOfRound } from '@shared/compile/batchesOfRound'
import type { PlannedPhase, PlannedTurn, TrainingPlan } from '@shared/compile/trainingPlan'
import type { JsonValue } from '@shared/graph/document'
import { createRandom } from '@shared/random'
import type { PreparedData } from './prepareData'
import { courseCell } from './applyRules'
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

/** @param least Rows that a step needs at least; fewer are left out. */
function toBatches(rows: number, size: number, least = 1): Batches {
  const full = Math.floor(rows / size)
  const rest = rows - full * size
  return { rows, size, full, rest: rest < least ? 0 : rest }
}

/** What the schedules of a phase's turns remember, in their order. */
export type Memories = readonly JsonValue[]

/** A phase in steps. A step is a round: every turn takes its batches. */
export interface PhaseSchedule {
  readonly epochs: number
  readonly train: Batches
  readonly stepsPerEpoch: number
  /** Losses that are no part of what the phase learns: names of metrics, and their share in the sum of all. */
  readonly others: Readonly<Record<string, number>>
  /**
   * What training goes by from an epoch on, for as many as are taken together: the row numbers in their order and each step's learning rates.
   *
   * @param epoch Passes done.
   * @param before Passes done before the phase began.
   */
  cells(epoch: number, before?: number, memories?: Memories): CellValues
  /** The learning rates alone, for who goes on in the midst of these epochs. */
  rates(epoch: number, before?: number, memories?: Memories): CellValues
  /** What the schedules remember before the first epoch, and after one that came to a validation loss. */
  begin(): Memories
  react(memories: Memories, loss: number): Memories
}

/** The parts of a supervised run in steps. */
export interface SupervisedSchedule {
  readonly phases: readonly PhaseSchedule[]
  readonly validation: Batches
  readonly test: Batches
  /** Epochs of training with nothing to do between them, taken in one go. */
  readonly together: number
}

/** Name of the cell with the learning rates of a turn. */
export const ratesCell = (phase: number, turn: number): string => `rates:${phase}.${turn}`

function scheduleOf({ schedule }: PlannedTurn): ScheduleDefinition {
  const item = catalog.schedules.get(schedule.id)
  if (!item) throw new Error(`Unknown schedule “${schedule.id}”`)
  return item
}

const baseRate = ({ optimizer }: PlannedTurn): number => Number(optimizer.params['learningRate'])

/** Losses that the plan knows and the phase does not learn. */
function othersOf({ objectives, ownLosses }: TrainingPlan, { turns }: PlannedPhase): Record<string, number> {
  const learned = new Set(turns.flatMap((turn) => [...turn.objectives.map(({ node }) => node), ...turn.ownLosses]))
  const all = [...objectives.map(({ node, weight }) => [node, weight] as const), ...ownLosses.map((node) => [node, 1] as const)] // prettier-ignore
  return Object.fromEntries(
    all.filter(([node]) => !learned.has(node)).map(([node, weight]) => [`loss/${node}`, weight]),
  )
}

function toPhase(
  plan: TrainingPlan,
  phase: PlannedPhase,
  index: number,
  train: Batches,
  orders: (epoch: number) => Int32Array,
  together: number,
): PhaseSchedule {
  const { turns, epochs } = phase
  const stepsPerEpoch = train.full + (train.rest > 0 ? 1 : 0)
  const rateOf = (turn: PlannedTurn, step: number, memory: JsonValue | undefined): number => {
    const at = { step, total: stepsPerEpoch * epochs * turn.steps, perEpoch: stepsPerEpoch * turn.steps, memory }
    return baseRate(turn) * scheduleOf(turn).factor(turn.schedule.params as never, at)
  }
  const ruled = plan.objectives.some(({ rule }) => rule)
  const course = ruled ? { [courseCell(index)]: Float32Array.of(stepsPerEpoch * epochs) } : {}
  const rates: PhaseSchedule['rates'] = (epoch, before = 0, memories = []) => ({
    ...course,
    ...Object.fromEntries(
      turns.map((turn, t) => {
        const first = (epoch - before) * stepsPerEpoch * turn.steps
        const length = together * stepsPerEpoch * turn.steps
        return [ratesCell(index, t), Float32Array.from({ length }, (_, i) => rateOf(turn, first + i, memories[t]))]
      }),
    ),
  })
  return {
    epochs,
    train,
    stepsPerEpoch,
    others: othersOf(plan, phase),
    cells: (epoch, before, memories) => ({
      cursor: new Int32Array(1),
      order: orders(epoch),
      ...rates(epoch, before, memories),
    }),
    rates,
    begin: () => turns.map((turn) => scheduleOf(turn).reaction?.begin ?? null),
    react: (memories, loss) =>
      turns.map((turn, t) => {
        const memory = memories[t] ?? null
        const seen = { loss, rate: baseRate(turn) }
        return scheduleOf(turn).reaction?.next(turn.schedule.params as never, memory, seen) ?? memory
      }),
  }
}

/** Divides the rows of a plan into steps. */
export function supervisedSchedule(plan: TrainingPlan, { split }: PreparedData): SupervisedSchedule {
  const { batchSize, seed, shuffle = true } = plan.document.training
  const measured = Math.max(batchSize, MEASURED_ROWS)
  const validation = toBatches(split.validation.length, measured)
  const rounds = plan.phases.map((phase) => {
    const batches = batchesOfRound(phase)
    return toBatches(split.train.length, batchSize * batches, batches)
  })
  const rows = split.train.length
  const unbroken = validation.rows === 0 && rounds.every(({ full, size }) => full * size === rows)
  const together = unbroken ? Math.max(1, Math.floor(TOGETHER / Math.max(...rounds.map(({ full }) => full)))) : 1
  const orders = (first: number): Int32Array => {
    const all = new Int32Array(rows * together)
    for (let i = 0; i < together; i++)
      all.set(
        shuffle ? createRandom(seed, `order/${first + i}`).shuffle(Int32Array.from(split.train)) : split.train,
        i * rows,
      )
    return all
  }
  return {
    phases: plan.phases.map((phase, i) => toPhase(plan, phase, i, rounds[i] as Batches, orders, together)),
    validation,
    test: toBatches(split.test.length, measured),
    together,
  }
}
