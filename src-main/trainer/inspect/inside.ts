import type { LayerDefinition, LayerView } from '@shared/catalog/define/layer'
import type { Tensor } from '@shared/catalog/define/tf'
import { feedsOf, type Feed } from '@shared/compile/feedsOf'
import { indexGraph, spreadFrom } from '@shared/compile/graphIndex'
import { MOST_INSIDE_VALUES, type Inside, type InsideQuestion, type InsideValue } from '@shared/ipc/inside'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { gatherRows } from '../engine/gatherRows'
import { readTensors } from '../engine/readTensors'
import { inference, type Values } from '../program/createNetwork'
import { portKey, type PreparedData } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'
import { classesOfRows } from './classesOfRows'
import { feedRows } from './feedRows'
import { toRows } from './toRows'

/** What goes through the network while somebody looks. */
interface Fed {
  /** Values of the data nodes' ports. */
  take(): Values
  /** Called once they are of no use any more. */
  release(): void
  readonly count: number
  readonly facts: Pick<Inside, 'inputs' | 'classes' | 'rows'>
}

/** Names of the weights that a view is drawn from. */
function weightsOfView(view: LayerView<never>): readonly string[] {
  switch (view.kind) {
    case 'prototypes':
    case 'distances':
      return [view.weight]
    case 'line':
      return [view.kernel, view.bias]
    case 'tour':
      return [view.order]
    case 'maze':
      return view.values === undefined ? [] : [view.values]
    case 'film':
    case 'raster':
      return []
  }
}

/** Values of the ports of data nodes, and their rows as numbers, ports of a node one after another. */
async function gatherFeeds(
  { tf }: OpenNetwork,
  feeds: readonly Feed[],
  { tables }: PreparedData,
  numbers: readonly number[],
): Promise<{ readonly values: Values; readonly inputs: Inside['inputs'] }> {
  const values: Record<string, Tensor> = {}
  const inputs: Record<string, number[][]> = {}
  for (const { node, ports } of feeds) {
    const tensors = ports.flatMap(({ name }) => {
      const key = portKey(node, name)
      const table = tables[key]
      return table ? [(values[key] = tf.keep(gatherRows(tf, table, numbers)))] : []
    })
    const read = await readTensors(tf, tensors)
    const rows = read.map((own) => toRows(own, own.length / numbers.length))
    inputs[node] = numbers.map((_, i) => rows.flatMap((of) => of[i] ?? []))
  }
  return { values, inputs }
}

/** Rows of the training part: so many, from one on, and round again. */
async function rowsOfData(
  open: OpenNetwork,
  feeds: readonly Feed[],
  { from, count }: NonNullable<InsideQuestion['rows']>,
): Promise<Result<Fed>> {
  const { plan } = open
  const prepared = await open.data()
  if (!prepared.ok) return prepared
  const { split } = prepared.value
  const { length } = split.train
  const numbers = Array.from({ length: Math.min(count, length) }, (_, i) => split.train[(from + i) % length] ?? 0)
  const classes = classesOfRows(plan, prepared.value, plan.datasets)
  const { values, inputs } = await gatherFeeds(open, feeds, prepared.value, numbers)
  return ok({
    count: numbers.length,
    take: () => values,
    release: () => Object.values(values).forEach((tensor) => tensor.dispose()),
    facts: {
      inputs,
      rows: length,
      ...(classes && { classes: numbers.map((row) => classes[row] ?? 0) }),
    },
  })
}

async function feed(
  open: OpenNetwork,
  feeds: readonly Feed[],
  { inputs, rows }: InsideQuestion,
): Promise<Result<Fed | undefined>> {
  if (!inputs) return rows ? rowsOfData(open, feeds, rows) : ok(undefined)
  const given = feedRows(open.plan, inputs)
  if (!given.ok) return given
  return ok({
    count: given.value.count,
    take: () => given.value.take(open.tf),
    // Made in the pass, they go with it.
    release: () => undefined,
    facts: { inputs, rows: 0 },
  })
}

/** What the answer is made of, all of one moment. */
function tensorsOf(
  { tf, plan, network, weights }: OpenNetwork,
  node: string,
  nodes: ReadonlySet<string>,
  fed: Fed | undefined,
  inner: boolean,
): Record<`${'weights' | 'inner' | 'entered'}/${string}`, Tensor> {
  const checked = plan.checked.nodes[node]
  const views = checked?.item?.kind === 'layer' ? ((checked.item as LayerDefinition<never>).views ?? []) : []
  const own = weights.of(node)
  const told = new Set(views.flatMap(weightsOfView))
  const found: ReturnType<typeof tensorsOf> = {}
  for (const name of told) if (own[name]) found[`weights/${name}`] = tf.clone(own[name].value)
  if (!fed) return found
  const mode = { ...inference(tf, plan), rows: fed.count, nodes }
  const [values = {}] = network.forward([fed.take()], mode).values
  const going = inner ? network.inner(node, values, mode) : {}
  for (const [name, value] of Object.entries(going)) found[`inner/${name}`] = tf.clone(value)
  const source = checked?.incoming[0]?.source
  const entered = source && values[portKey(source.node, source.port)]
  if (entered) found['entered/'] = tf.clone(entered)
  return found
}

/**
 * A layer at work: the weights that its views are drawn from, what goes on inside it for some rows, and those rows.
 *
 * @param clock Steps of training done.
 */
export async function inside(
  open: OpenNetwork,
  question: InsideQuestion,
  clock: () => number = () => 0,
): Promise<Result<Inside>> {
  const { tf, plan } = open
  const { node } = question
  if (![...plan.order, ...plan.shown].includes(node) || plan.checked.nodes[node]?.item?.kind !== 'layer')
    return trainerFailure('layerUnknown', { node })
  const nodes = spreadFrom([node], indexGraph(plan.document), 'upstream')
  const feeds = feedsOf(plan).filter((one) => nodes.has(one.node))
  const fed = await feed(open, feeds, question)
  if (!fed.ok) return fed
  const since = performance.now()
  const trained = clock()
  let tensors: [string, Tensor][] = []
  try {
    tensors = Object.entries(tf.tidy(() => tensorsOf(open, node, nodes, fed.value, question.inner === true)))
  } finally {
    fed.value?.release()
  }
  const size = tensors.reduce((sum, [, tensor]) => sum + tensor.size, 0)
  const small = size <= MOST_INSIDE_VALUES
  const read = small ? await readTensors(tf, tensors.map(([, tensor]) => tensor)) : [] // prettier-ignore
  const answers = tensors.map(([name, { shape }], i) => [name, { shape, values: Array.from(read[i] ?? []) }] as const)
  tensors.forEach(([, tensor]) => tensor.dispose())
  if (!small) return trainerFailure('insideTooLarge', { size, most: MOST_INSIDE_VALUES })
  const part = (kind: string): Record<string, InsideValue> =>
    Object.fromEntries(
      answers.filter(([name]) => name.startsWith(kind)).map(([name, value]) => [name.slice(kind.length), value]),
    )
  const entered = part('entered/')['']
  return ok({
    weights: part('weights/'),
    inner: part('inner/'),
    ...(entered && { entered }),
    ...(fed.value?.facts ?? { inputs: {}, rows: 0 }),
    trained,
    worked: performance.now() - since,
  })
}
