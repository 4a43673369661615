import type { LayerDefinition, LayerView } from '@shared/catalog/define/layer'
import type { Tensor } from '@shared/catalog/define/tf'
import type { Inside, InsideQuestion } from '@shared/ipc/inside'
import { MOST_LOOK_VALUES, type LookTensor } from '@shared/looks/look'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { readTensors } from '../engine/readTensors'
import { inference } from '../program/createNetwork'
import { portKey } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'
import { throughRows, upstream, type Fed } from './throughRows'

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
  const nodes = upstream(open, [node])
  const { inputs, rows } = question
  const wanted = inputs || rows ? await throughRows(open, nodes, { from: 0, count: 1, ...rows, inputs }) : undefined
  if (wanted && !wanted.ok) return wanted
  const fed = wanted?.value
  const since = performance.now()
  const trained = clock()
  let tensors: [string, Tensor][] = []
  try {
    tensors = Object.entries(tf.tidy(() => tensorsOf(open, node, nodes, fed, question.inner === true)))
  } finally {
    fed?.release()
  }
  const size = tensors.reduce((sum, [, tensor]) => sum + tensor.size, 0)
  const small = size <= MOST_LOOK_VALUES
  const read = small ? await readTensors(tf, tensors.map(([, tensor]) => tensor)) : [] // prettier-ignore
  const answers = tensors.map(([name, { shape }], i) => [name, { shape, values: Array.from(read[i] ?? []) }] as const)
  tensors.forEach(([, tensor]) => tensor.dispose())
  if (!small) return trainerFailure('insideTooLarge', { size, most: MOST_LOOK_VALUES })
  const part = (kind: string): Record<string, LookTensor> =>
    Object.fromEntries(
      answers.filter(([name]) => name.startsWith(kind)).map(([name, value]) => [name.slice(kind.length), value]),
    )
  const entered = part('entered/')['']
  return ok({
    weights: part('weights/'),
    inner: part('inner/'),
    ...(entered && { entered }),
    ...(fed?.facts ?? { inputs: {}, rows: 0 }),
    trained,
    worked: performance.now() - since,
  })
}
