import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import { MOST_POINTS, type BoundaryPoints } from '@shared/looks/boundary'
import { MOST_LOOK_VALUES } from '@shared/looks/look'
import type { LookQuestion } from '@shared/looks/looks'
import { planeOutputs, type Feature, type PlaneOutput } from '@shared/looks/planeOutputs'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { passRows, throughRows, upstream, type Fed } from '../../inspect/throughRows'
import type { Values } from '../../program/createNetwork'
import { portKey } from '../../program/prepareData'
import type { OpenNetwork } from '../../session/openNetwork'
import type { LookDefinition } from '../defineLook'
import { answersOf } from './answersOf'
import { columnsOf, dataPoints } from './dataPoints'
import { gridFeeds, type Grid } from './gridFeeds'
import { planeAround } from './planeAround'

/** Multiply–adds that an answer may take, and numbers that are held at once. */
const MOST_WORK = 2 ** 32
const MOST_HELD = 2 ** 23

/** How many points of a side a network is asked at, and how many points at once. */
function sizesFor({ plan }: OpenNetwork, nodes: ReadonlySet<string>, wanted: number, width: number) {
  const checked = [...nodes].flatMap((id) => plan.checked.nodes[id] ?? [])
  const sum = (count: (node: (typeof checked)[number]) => number): number =>
    checked.reduce((all, node) => all + count(node), 1)
  const work = sum(({ multiplyAdds }) => multiplyAdds)
  const held = sum(({ outputs }) => Object.values(outputs).reduce((all, { shape }) => all + sizeOf(shape), 0))
  const most = Math.min(MOST_WORK / work, MOST_LOOK_VALUES / 2 / width)
  return {
    side: Math.max(2, Math.min(wanted, Math.floor(Math.sqrt(most)))),
    atOnce: Math.max(16, Math.floor(MOST_HELD / held)),
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}

/** The grid in the plane of the wanted features. */
function gridOf(
  open: OpenNetwork,
  { features }: PlaneOutput,
  fed: Fed,
  { axes: wanted, hold, wide }: LookQuestion<'boundary'>,
  side: number,
): Grid {
  const x = Math.min(wanted[0], features.length - 1)
  const y = Math.min(wanted[1], features.length - 1)
  const axes = [x, y === x ? (x + 1) % features.length : y] as const
  const columns = columnsOf(open, fed, features)
  const plane = planeAround(columns[axes[0]] ?? [], columns[axes[1]] ?? [], wide)
  return { side, ...plane, axes, held: columns.map(hold === 'mean' ? meanOf : medianOf) }
}

/** What an output answers all over a plane, and the data in it. */
export const boundary: LookDefinition<'boundary'> = async ({ network: open, compute, read }, question) => {
  const { tf, plan } = open
  const outputs = planeOutputs(plan.checked)
  const output = outputs.find(({ loss }) => loss === question.loss) ?? outputs[0]
  const objective = plan.objectives.find(({ node }) => node === output?.loss)
  if (!output || !objective) return trainerFailure('layerUnknown', { node: question.loss ?? '' })
  const { node, port, type } = output.prediction
  const { features } = output
  const nodes = upstream(open, [node])
  const width = sizeOf(type.shape)
  const parts: Fed[] = []
  try {
    for (const part of ['train', 'validation'] as const) {
      if (part === 'validation' && !question.validation) continue
      const fed = await throughRows(open, nodes, { from: 0, count: MOST_POINTS, part })
      if (!fed.ok) return fed
      parts.push(fed.value)
    }
    const { side, atOnce } = sizesFor(open, nodes, question.side, width)
    const grid = gridOf(open, output, parts[0] as Fed, question, side)
    const told = await read(
      compute((now): Record<string, Tensor> => {
        const forward = (rows: number, feeds: () => Values): Tensor =>
          tf.tidy(() => tf.clone(passRows(now, nodes, feeds(), rows)[portKey(node, port)] as Tensor))
        const pieces: Tensor[] = []
        for (let from = 0; from < side * side; from += atOnce) {
          const to = Math.min(side * side, from + atOnce)
          pieces.push(forward(to - from, () => gridFeeds(open, features, grid, from, to)))
        }
        const own = parts.map(({ count, take }, i) => [i, count > 0 ? forward(count, take) : tf.tensor1d([])] as const)
        return { ...Object.fromEntries(own), grid: tf.concat(pieces) }
      }),
    )
    if (!told.ok) return told
    const points: BoundaryPoints[] = []
    for (const [i, fed] of parts.entries()) {
      const axes = grid.axes.map((at) => features[at] as Feature)
      points.push(await dataPoints(open, objective, { fed, axes, unit: question.unit }, told.value[i]?.values ?? []))
    }
    const [train, validation] = points as [BoundaryPoints, ...BoundaryPoints[]]
    const answers = answersOf(objective, told.value['grid']?.values ?? [], width, question.unit)
    const { x, y } = grid
    return ok({ loss: output.loss, x, y, side, answers, train, ...(validation && { validation }) })
  } finally {
    parts.forEach(({ release }) => release())
  }
}
