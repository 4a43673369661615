import type { Generation, LayerDefinition } from '@shared/catalog/define/layer'
import type { Tensor } from '@shared/catalog/define/tf'
import type { GenerationRequest } from '@shared/ipc/generation'
import type { Samples } from '@shared/ipc/types'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { gatherRows } from '../engine/gatherRows'
import { readTensors } from '../engine/readTensors'
import { createNetwork, type Network, type Values } from '../program/createNetwork'
import { createDraw } from '../program/draw'
import { portKey } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'
import { chooseRows } from './chooseRows'
import { freezeWeights } from './freezeWeights'
import { toRows } from './toRows'

/** How long is worked at a stretch while other work waits, ms. */
const SLICE = 20

type Checked = OpenNetwork['plan']['checked']['nodes'][string]

/** A layer that new things are made from. */
interface Origin {
  readonly id: string
  readonly generation: Generation<never>
  readonly params: never
  readonly shapes: Readonly<Record<string, readonly number[]>>
}

/** What lies before a port, as far as the layers that new things begin at. */
interface Way {
  readonly origins: readonly Origin[]
  /** Nodes that compute, in order. */
  readonly order: readonly string[]
  /** Data nodes, and whether any node draws at random. */
  readonly datasets: readonly string[]
  readonly draws: boolean
}

function originOf({ node, item, params, outputs }: Checked): Origin | undefined {
  const generation = item?.kind === 'layer' ? (item as LayerDefinition).generate : undefined
  const shapes = Object.fromEntries(Object.entries(outputs).map(([port, { shape }]) => [port, shape]))
  return generation && { id: node.id, generation: generation as Generation<never>, params: params as never, shapes }
}

function wayTo({ plan }: OpenNetwork, node: string): Way {
  const seen = new Set<string>()
  const origins: Origin[] = []
  const datasets: string[] = []
  let draws = false
  const open = [node]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const checked = plan.checked.nodes[id]
    if (!checked || seen.has(id)) continue
    seen.add(id)
    if (checked.item?.kind === 'dataset') datasets.push(id)
    if (checked.item?.kind === 'layer' && checked.item.inputs.length === 0) draws = true
    const origin = originOf(checked)
    if (origin) origins.push(origin)
    else open.push(...checked.incoming.map(({ source }) => source.node))
  }
  const given = new Set([...origins.map(({ id }) => id), ...datasets])
  return { origins, datasets, draws, order: plan.checked.order.filter((id) => seen.has(id) && !given.has(id)) }
}

/** Values of the origins' ports as the network takes them. */
const toFeeds = (states: ReadonlyMap<string, Values>): Values =>
  Object.fromEntries(
    [...states].flatMap(([id, ports]) =>
      Object.entries(ports).map(([port, value]) => [portKey(id, port), value] as const),
    ),
  )

/** Passes after which a state is told: the last always, and with several what all begins with. */
const toldAt = (steps: number, frames: number): ReadonlySet<number> =>
  new Set(Array.from({ length: frames }, (_, i) => Math.round(steps * (frames > 1 ? i / (frames - 1) : 1))))

/** Rows of the data that a network takes besides its noise, such as the classes that are wished for. */
async function dataRows(open: OpenNetwork, { datasets }: Way, rows: number): Promise<Result<Values>> {
  if (datasets.length === 0) return ok({})
  const prepared = await open.data()
  if (!prepared.ok) return prepared
  const numbers = chooseRows(open.plan, prepared.value, datasets, rows)
  const { tables } = prepared.value
  const ports = datasets.flatMap((id) =>
    Object.keys(open.plan.checked.nodes[id]?.outputs ?? {}).map((port) => portKey(id, port)),
  )
  return ok(
    Object.fromEntries(
      ports.flatMap((name) => {
        const table = tables[name]
        return table ? [[name, open.tf.keep(gatherRows(open.tf, table, numbers))] as const] : []
      }),
    ),
  )
}

class Maker {
  private states = new Map<string, Values>()
  readonly frames: { step: number; rows: number[][] }[] = []

  constructor(
    private readonly open: OpenNetwork,
    private readonly network: Network,
    private readonly way: Way,
    private readonly fed: Values,
    private readonly request: GenerationRequest,
  ) {}

  /** Passes through the network: one, unless an origin makes things step by step. */
  get steps(): number {
    const each = this.way.origins.flatMap(({ generation: { next }, params }) =>
      next ? [Math.min(this.request.steps ?? next.steps(params), next.most(params))] : [],
    )
    return Math.max(1, ...each)
  }

  /** `tells`: what a stepwise way begins with is read. */
  async begin(tells: boolean): Promise<void> {
    const { tf } = this.open
    const { rows, seed } = this.request
    for (const { id, generation, params, shapes } of this.way.origins)
      this.keep(id, () =>
        generation.begin(tf, { p: params, rows, shapes, draw: createDraw(tf, seed, `generate/${id}`, 0) }),
      )
    if (tells && this.stepwise) await this.tell(0, this.stepwise)
  }

  /** What is made step by step, as far as it is; nothing where all is made at once. */
  private get stepwise(): Tensor | undefined {
    const first = this.way.origins.find(({ generation }) => generation.next)
    return first && Object.values(this.states.get(first.id) ?? {})[0]
  }

  /** One pass; `tells`: what has come of it is read. */
  async pass(step: number, tells: boolean): Promise<void> {
    const { tf } = this.open
    const answer = tf.tidy(() => this.answer())
    for (const { id, generation, params } of this.way.origins.filter((origin) => origin.generation.next)) {
      const draw = createDraw(tf, this.request.seed, `generate/${id}`, step)
      const before = this.states.get(id) ?? {}
      const { steps } = this
      this.keep(id, () => generation.next?.values(tf, { p: params, before, answer, step, steps, draw }) ?? before)
    }
    if (tells) await this.tell(step, this.stepwise ?? answer)
    answer.dispose()
  }

  private answer(): Tensor {
    const { tf } = this.open
    const { source, seed, rows } = this.request
    const feeds = { ...this.fed, ...toFeeds(this.states) }
    const draw = (node: string) => createDraw(tf, seed, `generate/${node}`, 0)
    const [values = {}] = this.network.forward([feeds], { training: false, draw, rows }).values
    return values[portKey(source.node, source.port)] as Tensor
  }

  private async tell(step: number, values: Tensor): Promise<void> {
    const [flat] = await readTensors(this.open.tf, [values])
    this.frames.push({ step, rows: toRows(flat as Float32Array, values.size / this.request.rows) })
  }

  /** Keeps the values of an origin's ports and frees those before. */
  private keep(id: string, make: () => Values): void {
    const { tf } = this.open
    const made = tf.tidy(() =>
      Object.fromEntries(Object.entries(make()).map(([port, value]) => [port, tf.keep(tf.clone(value))])),
    )
    this.free(id)
    this.states.set(id, made)
  }

  private free(id: string): void {
    for (const value of Object.values(this.states.get(id) ?? {})) value.dispose()
  }

  dispose(): void {
    for (const id of this.states.keys()) this.free(id)
    for (const value of Object.values(this.fed)) value.dispose()
  }
}

/**
 * Samples at an output of the network: from noise where a layer that new things begin at lies before it, else what rows of the training data
 * become there. Lets other work in between passes; weights are those at the call.
 *
 * @param clock Steps of training done.
 */
export async function generate(
  open: OpenNetwork,
  request: GenerationRequest,
  clock: () => number = () => 0,
): Promise<Result<Samples>> {
  const { tf, plan } = open
  const { node, port } = request.source
  const type = plan.checked.nodes[node]?.outputs[port]
  const way = wayTo(open, node)
  const known = new Set([...plan.order, ...plan.shown])
  if (!type || way.order.some((id) => !known.has(id))) return trainerFailure('outputUnknown', { node, port })
  const fed = await dataRows(open, way, request.rows)
  if (!fed.ok) return fed
  let since = performance.now()
  let worked = 0
  const trained = clock()
  const frozen = freezeWeights(open)
  const network = createNetwork(tf, { ...plan, order: way.order }, frozen.weights)
  const maker = new Maker(open, network, way, fed.value, request)
  try {
    const told = toldAt(maker.steps, request.frames ?? 1)
    await maker.begin(told.has(0))
    for (let step = 1; step <= maker.steps; step++) {
      await maker.pass(step, told.has(step))
      const spent = performance.now() - since
      if (spent < SLICE && step < maker.steps) continue
      worked += spent
      await new Promise(setImmediate)
      since = performance.now()
    }
    const from = way.origins.length > 0 || way.draws ? 'noise' : 'data'
    return ok({ type, from, frames: maker.frames, steps: maker.steps, trained, worked })
  } finally {
    maker.dispose()
    frozen.release()
  }
}
