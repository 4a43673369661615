import { indexGraph, spreadFrom } from '@shared/compile/graphIndex'
import { weightOwner } from '@shared/compile/weightOwner'
import { MOST_REHEARSED_VALUES, type Rehearsal, type RehearsalQuestion } from '@shared/ipc/rehearsal'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { createEagerRunner } from '../engine/createEagerRunner'
import { toRows } from '../engine/metricRow'
import type { CellValues } from '../program/stepProgram'
import { learnersOf } from '../program/optimize'
import { shareOf } from '../program/batches'
import type { Onlooker } from '../program/probe'
import type { TurnStep } from '../program/supervisedEntries'
import { lastEntry, learningEntry } from '../program/supervisedPhases'
import { supervisedProgram, type SupervisedProgram } from '../program/supervisedProgram'
import type { OpenNetwork } from '../session/openNetwork'
import { recordBatch, type BatchRecord } from './recordBatch'

/** A run that stands before a step of learning. */
export interface Standing {
  readonly network: OpenNetwork
  readonly program: SupervisedProgram
  /** Steps done. */
  readonly clock: number
  readonly entry: string
  /** Cells that are set before it. */
  readonly set?: CellValues
}

/** Where a run that is over would begin: the first step of its last phase. */
export function afterTheEnd({ schedule, learning }: SupervisedProgram): Pick<Standing, 'entry' | 'set'> {
  const phase = schedule.phases.length - 1
  const entry = [learningEntry(phase), lastEntry(learningEntry(phase))].find((name) => learning.includes(name))
  if (entry === undefined) throw new Error('Nothing is learned')
  const set = schedule.phases[phase]?.cells(0)
  return { entry, ...(set && { set }) }
}

/** Nodes that something learned comes before: there each operation has a gradient, for gradients have passed it. */
export function afterLearned({ plan, weights }: OpenNetwork): ReadonlySet<string> {
  const { checked, document, order, phases } = plan
  const turns = phases.flatMap((phase) => phase.turns)
  const owners = new Set(turns.flatMap((turn) => learnersOf(weights, turn).map(({ node }) => node)))
  const users = order.filter((id) => owners.has(weightOwner((node) => checked.nodes[node], id)))
  return spreadFrom(users, indexGraph(document), 'downstream')
}

/** Most numbers that are held at a time. */
const MOST_HELD = 2 ** 28

/** Numbers of some nodes in all batches of a step: of values, gradients and weights. */
function sizeOf({ plan, weights }: OpenNetwork, whole: ReadonlySet<string>, rows: number, batches: number): number {
  const values = [...whole].reduce((sum, node) => {
    const outputs = Object.values(plan.checked.nodes[node]?.outputs ?? {})
    return sum + 2 * rows * outputs.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0)
  }, 0)
  const own = weights.all.filter(({ node }) => whole.has(node))
  return values + 3 * batches * own.reduce((sum, { value }) => sum + value.size, 0)
}

/** Which rows of each batch. */
type Rows = Pick<RehearsalQuestion, 'rows' | 'skipped'>

/** Takes the step op by op, looked at while it is computed, and takes it back; nothing is waited for, so that no command comes between. */
export function watchStep(standing: Standing, watch: (batch: TurnStep) => Onlooker, { rows, skipped }: Rows = {}) {
  const { network, program, clock, entry, set } = standing
  const entries = { ...program.entries, [entry]: program.watched(entry, watch, rows, skipped) }
  const runner = createEagerRunner(network.tf, { ...program, entries }, network.plan.document.training.seed)
  runner.clock = clock
  try {
    return runner.rehearse(entry, set)
  } finally {
    runner.leave()
  }
}

/** The step with all that its batches compute. */
function takeStep(standing: Standing, rows: Rows, flowing?: ReadonlySet<string>) {
  const { network, program, entry, clock } = standing
  const records: BatchRecord[] = []
  try {
    const watch = (step: TurnStep): Onlooker => {
      const all = Math.min(program.rowsOf(entry), (rows.rows ?? Infinity) * step.share.of)
      const size = shareOf(all, step.share).size
      const record = recordBatch(network, step, size, { cells: program.state, clock }, flowing)
      records.push(record)
      return record.onlooker
    }
    return { records, ...watchStep(standing, watch, rows) }
  } catch (error) {
    records.forEach((record) => record.release())
    throw error
  }
}

/** The step with gradients at all places, or, where an operation on the data has none, at those after what learns. */
function takeAnyStep(standing: Standing, rows: Rows) {
  try {
    return takeStep(standing, rows)
  } catch (error) {
    if (!/gradient/i.test(String(error))) throw error
    return takeStep(standing, rows, afterLearned(standing.network))
  }
}

/** The next step of a run, with all that is computed in it; the run stands afterwards where it stood. */
export async function rehearse(
  standing: Standing,
  { rows, skipped = 0, whole }: RehearsalQuestion,
): Promise<Result<Rehearsal>> {
  const wanted = new Set(whole)
  const { program, entry, clock, network } = standing
  const batches = program.batchesOf(entry)
  const all = Math.min((rows ?? Infinity) * batches, program.rowsOf(entry))
  for (const [nodes, most] of [
    [wanted, MOST_REHEARSED_VALUES],
    [new Set(Object.keys(network.plan.checked.nodes)), MOST_HELD],
  ] as const) {
    const size = sizeOf(network, nodes, all, batches)
    if (size > most) return trainerFailure('insideTooLarge', { size, most })
  }
  const since = performance.now()
  const batchRows = Math.floor(program.rowsOf(entry) / batches)
  const left = Math.min(skipped, Math.max(0, batchRows - (rows ?? Infinity)))
  const { records, row, places } = takeAnyStep(standing, { rows, skipped: left })
  try {
    const seen = []
    for (const record of records) seen.push(await record.read(wanted))
    const { values } = toRows(await row.data(), 1, places)
    const read = program.readNumbers ?? ((_name: string, numbers: ArrayLike<number>) => numbers[0])
    const metrics = Object.fromEntries(
      Object.entries(values).flatMap(([name, numbers]) => {
        const value = read(name, numbers)
        return value === undefined ? [] : [[name, value]]
      }),
    )
    return ok({ step: clock, batchRows, batches: seen, metrics, worked: performance.now() - since })
  } finally {
    row.dispose()
    records.forEach((record) => record.release())
  }
}

/** Works with a network that no run goes on with, as if it stood before a step from the beginning: its optimizer remembers nothing. */
export async function beforeFirstStep<T>(
  network: OpenNetwork,
  clock: number,
  work: (standing: Standing) => T | Promise<T>,
): Promise<Result<T>> {
  const data = await network.data()
  if (!data.ok) return data
  const { tf, plan, weights } = network
  const program = supervisedProgram(tf, plan, data.value, weights, network.network)
  const own = new Set<unknown>(weights.all.map(({ value }) => value))
  try {
    return ok(await work({ network, program, clock, ...afterTheEnd(program) }))
  } finally {
    // The weights stay with the network.
    for (const { value } of Object.values(program.state)) if (!own.has(value)) value.dispose()
  }
}

/** The same of a network that no run goes on with. */
export async function rehearseOpened(
  network: OpenNetwork,
  clock: number,
  question: RehearsalQuestion,
): Promise<Result<Rehearsal>> {
  const done = await beforeFirstStep(network, clock, (standing) => rehearse(standing, question))
  return done.ok ? done.value : done
}
