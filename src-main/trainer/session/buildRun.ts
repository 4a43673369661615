import { partsOf } from '@shared/compile/partsOf'
import type { GraphDocument } from '@shared/graph/document'
import { ok, type Result } from '@shared/result'
import type { RunChange } from '@shared/training/runChange'
import type { EngineWay } from '@shared/training/runEvent'
import type { Checkpoint } from '../checkpoint/checkpointFormat'
import { restoreCells } from '../checkpoint/restoreCells'
import { createRunner } from '../engine/createRunner'
import type { Device } from '../openDevice'
import { weightCell } from '../program/weightCell'
import { learnersOf, slotCell, slotsOfTurn, turnsOf } from '../program/optimize'
import type { Progress, Runner } from '../program/stepProgram'
import { supervisedCourse, supervisedProgram, type SupervisedProgram } from '../program/supervisedProgram'
import type { Begun } from '../program/supervisedState'
import { checkMemory } from './checkMemory'
import { openNetwork, toPlan, type OpenNetwork } from './openNetwork'

/** What a run works with once its network is built and its data are there. */
export interface BuiltRun {
  readonly document: GraphDocument
  readonly device: Device
  readonly network: OpenNetwork
  readonly program: SupervisedProgram
  readonly runner: Runner
  readonly progress: Progress
}

/** What a run goes on from: a checkpoint, or the run itself as it was before a change. */
type Kept = Pick<Checkpoint, 'cells' | 'clock' | 'progress'>

/** When the weights of a network began to learn: now, where they have been frozen until now. */
function begunOf({ plan, weights }: OpenNetwork, { cells, clock, progress }: Kept): Begun {
  const before = (progress['begun'] ?? {}) as Begun
  // What an optimizer has no memory of, though it learns it, was frozen until now.
  const fresh = turnsOf(plan).flatMap((place) =>
    learnersOf(weights, place.turn).filter((weight) =>
      slotsOfTurn(place.turn).some((slot) => cells[slotCell(place, weight, slot)] === undefined),
    ),
  )
  const begun = weights.all.flatMap((weight) => {
    const name = weightCell(weight.node, weight.name)
    const since = fresh.includes(weight) ? clock : before[name]
    return weight.learns && since !== undefined && since > 0 ? [[name, since] as const] : []
  })
  return Object.fromEntries(begun)
}

/** Graphs that a trial of ways may hold at once. */
const MOST_GRAPHS = 3

/** What is known before a run is built. */
interface Known {
  /** What the run goes on from; it must be of this document. */
  readonly kept?: Kept | undefined
  /** Of a document with the same data, where they are there already. */
  readonly data?: ReturnType<OpenNetwork['data']>
  /** The fastest way to take its steps. */
  readonly way?: EngineWay | undefined
}

/** Builds the network of a document and what trains it. */
export async function buildRun(
  device: Device,
  document: GraphDocument,
  { kept, data, way }: Known = {},
): Promise<Result<BuiltRun>> {
  const opened = openNetwork(device, document, data)
  if (!opened.ok) return opened
  const network = opened.value
  const prepared = await network.data()
  if (!prepared.ok) return prepared
  const { tf, plan, weights } = network
  const { seed } = document.training
  const begun = kept ? begunOf(network, kept) : {}
  const program = supervisedProgram(tf, plan, prepared.value, weights, network.network, begun)
  const parts = partsOf(document, device.parallel)
  const tries = checkMemory(plan, { backend: device.info.backend, parts, graphs: MOST_GRAPHS }).ok
  const { runner, chains, reason } = createRunner(tf, program, seed, { parts, tries, ...(way && { known: way }) })
  const info = { ...device.info, engine: runner.mode, chains, ...(reason !== undefined && { engineReason: reason }) }
  const progress = kept ? { ...kept.progress, begun } : {}
  const restored = kept ? restoreCells(kept, program, runner) : ok(null)
  if (restored.ok) return ok({ document, device: { ...device, info }, network, program, runner, progress })
  runner.dispose()
  return restored
}

/** Whether a change leaves every step as it is: only what happens around the steps is another. */
const isAroundSteps = ({ of, setting }: RunChange): boolean =>
  of === 'training' || of === 'schedule' || (of === 'optimizer' && setting === 'learningRate')

/**
 * A going run over a changed document: the same cells, clock and progress. Steps that become others are recorded and compiled anew, in a second
 * network beside the first, so that whatever goes wrong leaves the run as it was. The run before must not be gone on with.
 *
 * @param document What `takeOver` made of the document of the run.
 */
export async function changeRun(
  run: BuiltRun,
  document: GraphDocument,
  changes: readonly RunChange[],
): Promise<Result<BuiltRun>> {
  const { device, network, program, runner, progress } = run
  if (!changes.every(isAroundSteps)) {
    const cells = await runner.read(Object.keys(program.state))
    const kept = { cells, clock: runner.clock, progress }
    const built = await buildRun(device, document, { kept, data: network.data(), way: runner.settled })
    if (built.ok) runner.dispose()
    return built
  }
  const plan = toPlan(document)
  if (!plan.ok) return plan
  const data = await network.data()
  if (!data.ok) return data
  const course = supervisedCourse(plan.value, data.value)
  return ok({ ...run, document, network: { ...network, plan: plan.value }, program: { ...program, ...course } })
}
