import { catalog } from '@shared/catalog/catalog'
import type { OptimizerDefinition } from '@shared/catalog/define/optimizer'
import { parseParams } from '@shared/catalog/define/params'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { gradientAt, surfaceOf, valueAt, type Surface } from '@shared/looks/surfaces'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { LookDefinition } from './defineLook'
import { roundTo } from './roundTo'

type Point = readonly [number, number]
/** Farther from the origin nothing is followed. */
const FAR = 1e6

/** Weights and what the optimizer remembers, after a step. */
interface State {
  readonly weight: Tensor
  readonly slots: Readonly<Record<string, Tensor>>
}

function begin(tf: Tf, { joint, ...optimizer }: OptimizerDefinition, p: never, [x, y]: Point): State {
  const slots = joint
    ? Object.entries(joint.slots(p, 2)).map(([name, shape]) => [name, tf.zeros([...shape])] as const)
    : optimizer.slots(p).map((name) => [name, tf.zeros([2])] as const)
  return { weight: tf.tensor1d([x, y]), slots: Object.fromEntries(slots) }
}

function update(
  tf: Tf,
  { joint, ...optimizer }: OptimizerDefinition,
  p: never,
  rate: number,
  surface: Surface,
  at: Point,
  step: number,
  { weight, slots }: State,
): State {
  const gradient = tf.tensor1d([...gradientAt(surface, ...at)])
  const scalar = tf.scalar(rate)
  if (!joint) return optimizer.update(tf, { p, rate: scalar, step: tf.scalar(step), weight, gradient, slots })
  const loss = tf.scalar(valueAt(surface, ...at))
  const next = joint.update(tf, { p, rate: scalar, weights: weight, gradient, loss, slots })
  return { weight: next.weights, slots: next.slots }
}

const free = ({ weight, slots }: State): void => [weight, ...Object.values(slots)].forEach((one) => one.dispose())

/** The way of an optimizer from a start. */
async function follow(
  tf: Tf,
  optimizer: OptimizerDefinition,
  rate: number,
  surface: Surface,
  start: Point,
  steps: number,
) {
  const p = { ...parseParams(optimizer.params, {}).params, learningRate: rate } as never
  const path: Point[] = [start]
  let state = tf.tidy(() => begin(tf, optimizer, p, start) as never) as State
  try {
    for (let step = 0; step < steps; step++) {
      const at = path.at(-1) ?? start
      const before = state
      const next = tf.tidy(() => update(tf, optimizer, p, rate, surface, at, step, before) as never) as State
      const kept = new Set([next.weight, ...Object.values(next.slots)])
      for (const old of [before.weight, ...Object.values(before.slots)]) if (!kept.has(old)) old.dispose()
      state = next
      const [x = NaN, y = NaN] = await state.weight.data()
      if (!(Math.hypot(x, y) < FAR)) break
      path.push([x, y])
    }
    return path.map(([x, y]): Point => [roundTo(x, 6), roundTo(y, 6)])
  } finally {
    free(state)
  }
}

/** The ways of optimizers on a surface. */
export const optimizerPaths: LookDefinition<'optimizerPaths'> = async ({ network: { tf } }, question) => {
  const surface = surfaceOf(question.surface)
  if (!surface) return trainerFailure('trainerError', { text: `Unknown surface “${question.surface}”` })
  const paths = []
  for (const { type, learningRate } of question.optimizers) {
    const optimizer = catalog.optimizers.get(type)
    if (!optimizer) return trainerFailure('trainerError', { text: `Unknown optimizer “${type}”` })
    paths.push(await follow(tf, optimizer, learningRate, surface, question.start, question.steps))
  }
  return ok({ paths })
}
