import { ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import {
  passesMask,
  type ByPort,
  type ForwardArgs,
  type KerasLayer,
  type KerasParamsOf,
  type Masking,
  type WeightSpec,
} from '../define/layer'
import { activation, bool, choice, initializer, int, type ParamsOf } from '../define/params'
import type { Recurrences, Sequence } from '../define/recurrence'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { sequenceShape } from './_sequence'
import { atMoments, type WayArgs } from './_unroll'
import { weightOf } from './_weightOf'

const weightParams = {
  useBias: bool(true),
  kernelInitializer: initializer('glorotUniform'),
  recurrentInitializer: initializer('orthogonal'),
  biasInitializer: initializer('zeros'),
}
export const units = int(1, 4096, 32)
/** Parameters of a layer with one state, in Keras's order. */
export const stateParams = { units, activation: activation('tanh'), ...weightParams }
/** Parameters of gates and of the state behind them. */
export const gateParams = {
  activation: activation('tanh'),
  recurrentActivation: activation('sigmoid'),
  ...weightParams,
}
/** How a sequence is read and what of it is given. */
export const sequenceParams = {
  returnSequences: bool(false),
  direction: choice(['forward', 'backward', 'both'], 'forward'),
  mergeMode: choice(['concat', 'sum', 'average', 'multiply'], 'concat'),
}
/** For layers that read forward only. */
export const ONE_WAY = { direction: 'forward', mergeMode: 'concat' } as const
type SequenceParams = ParamsOf<typeof sequenceParams>
interface RecurrentParams extends SequenceParams {
  readonly units: number
}

/** Times that the sizes of the output are those of one direction. */
const widening = (p: SequenceParams): number => (p.direction === 'both' && p.mergeMode === 'concat' ? 2 : 1)

/** The shape of what comes of each moment, for a sequence with so many: the last one's or all. Merged features of both directions stand side by side or as one. */
export function perMoment(p: SequenceParams, time: number, shape: Shape): Shape {
  const merged = [...shape.slice(0, -1), (shape.at(-1) ?? 1) * widening(p)]
  return p.returnSequences ? [time, ...merged] : merged
}

/** `[time, features]` to `[units]`, or to `[time, units]` where the whole sequence is given. */
export function inferRecurrent(p: RecurrentParams, [x = []]: readonly Shape[]): Result<Shape, ItemProblem> {
  const sequence = sequenceShape(x)
  return sequence.ok ? ok(perMoment(p, sequence.value[0], [p.units])) : sequence
}

/** Multiply–adds of the products with input and state, for a cell with so many gates (the candidate counts as one). */
export const recurrentCost = (
  p: RecurrentParams,
  [[time = 0, features = 0] = []]: readonly Shape[],
  gates: number,
): number => time * (features + p.units) * gates * p.units * waysOf(p).length

/** The part of Keras's config that recurrent layers share; their size goes before. */
export const stateConfig = (
  p: Omit<KerasParamsOf<typeof stateParams>, 'units'>,
): Readonly<Record<string, unknown>> => ({
  activation: p.activation,
  use_bias: p.useBias,
  kernel_initializer: p.kernelInitializer,
  recurrent_initializer: p.recurrentInitializer,
  bias_initializer: p.biasInitializer,
})

const KERAS_MERGES = { concat: 'concat', sum: 'sum', average: 'ave', multiply: 'mul' } as const

/** A layer that reads in one direction, as Keras has it for the direction that is wanted. */
export function kerasWays(p: SequenceParams, { className, config }: KerasLayer): KerasLayer {
  const whole = { ...config, return_sequences: p.returnSequences }
  if (p.direction !== 'both') return { className, config: { ...whole, go_backwards: p.direction === 'backward' } }
  const layer = { className, config: whole }
  return { className: 'Bidirectional', config: { layer, merge_mode: KERAS_MERGES[p.mergeMode] } }
}

type Way = 'forward' | 'backward'
const waysOf = ({ direction }: SequenceParams): readonly Way[] =>
  direction === 'both' ? ['forward', 'backward'] : [direction]
/** What begins the names of a direction's weights. */
const prefixOf = ({ direction }: SequenceParams, way: Way): string => (direction === 'both' ? `${way}_` : '')

/** The weights of a cell, for each direction its own. */
export const weightsOfWays = (
  p: SequenceParams,
  weights: Readonly<Record<string, WeightSpec>>,
): Readonly<Record<string, WeightSpec>> =>
  Object.fromEntries(
    waysOf(p).flatMap((way) =>
      Object.entries(weights).map(([name, spec]) => [`${prefixOf(p, way)}${name}`, spec] as const),
    ),
  )

function merge(tf: Tf, { mergeMode }: SequenceParams, a: Tensor, b: Tensor): Tensor {
  switch (mergeMode) {
    case 'concat':
      return tf.concat([a, b], -1)
    case 'sum':
      return tf.add(a, b)
    case 'average':
      return tf.mul(tf.add(a, b), 0.5)
    case 'multiply':
      return tf.mul(a, b)
  }
}

/** `[batch, time, …]` from the last moment to the first. Graphics cards turn around at most four axes. */
function reverseMoments(tf: Tf, x: Tensor): Tensor {
  const [batch = 1, time = 1] = x.shape
  return tf.reshape(tf.reverse(tf.reshape(x, [batch, time, -1]), 1), x.shape)
}

/** What a direction is read with: weights by their own names. */
function wayArgs<P extends SequenceParams>(args: ForwardArgs<P>, way: Way): WayArgs<P> {
  const prefix = prefixOf(args.p, way)
  const own = Object.entries(args.w).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  )
  return { ...args, w: Object.fromEntries(own), backwards: way === 'backward' }
}

/** States of every moment in the order of time, by name, `[batch, time, …]` each; of two directions the names begin with the direction. */
export const tellWays = <P extends SequenceParams>(
  tf: Tf,
  args: ForwardArgs<P>,
  tell: (way: WayArgs<P>) => ByPort<Tensor>,
): ByPort<Tensor> =>
  Object.fromEntries(
    waysOf(args.p).flatMap((way) =>
      Object.entries(tell(wayArgs(args, way))).map(
        ([name, value]) =>
          [`${prefixOf(args.p, way)}${name}`, way === 'backward' ? reverseMoments(tf, value) : value] as const,
      ),
    ),
  )

/** Reads a sequence in the directions that are wanted. Of both, the outputs of a moment are merged: those of the second come in reverse. */
export function readWays<P extends SequenceParams>(
  tf: Tf,
  args: ForwardArgs<P>,
  read: (args: WayArgs<P>) => Tensor,
): Tensor {
  const { p } = args
  const [first, second] = waysOf(p).map((way) => read(wayArgs(args, way)))
  if (!first) throw new Error('No direction')
  if (!second) return first
  if (!p.returnSequences) return merge(tf, p, first, second)
  const merged = merge(tf, p, first, reverseMoments(tf, second))
  const [mask] = args.masks ?? []
  // The two have skipped padding from different sides: Keras gives zeros there.
  return mask ? tf.mul(merged, atMoments(tf, mask, merged)) : merged
}

/** Padding is skipped; of a whole sequence it is where it was, seen in the order of the outputs. */
export const skipsPadding: Masking<{ readonly returnSequences: boolean; readonly direction?: string }> = {
  gives: (p, [input]) => p.returnSequences && input?.padded === true,
  mask: (tf, args) => {
    const mask = passesMask.mask?.(tf, args) as Tensor
    return args.p.direction === 'backward' ? tf.reverse(mask, 1) : mask
  },
}

/** The layer in one piece, where the engine has it so and the activations are the usual ones. */
export function inOnePiece(
  tf: Tf,
  { x, w, p, ctx, backwards, masks: [mask] = [] }: WayArgs<ParamsOf<typeof gateParams> & SequenceParams>,
  layer: (recurrences: Recurrences, sequence: Sequence) => Tensor,
): Tensor | undefined {
  // In one piece nothing can be skipped.
  if (mask || !ctx.recurrences || p.activation !== 'tanh' || p.recurrentActivation !== 'sigmoid') return undefined
  return layer(ctx.recurrences, {
    // Ids may be read as numbers.
    x: tf.cast(backwards ? tf.reverse(x, 1) : x, 'float32'),
    kernel: weightOf(w, 'kernel'),
    recurrent: weightOf(w, 'recurrent_kernel'),
    bias: w['bias'],
    all: p.returnSequences,
  })
}

/** Units, and the direction where it is not the usual one. */
export const recurrentSummary = (p: RecurrentParams, name: (param: string) => string): string =>
  p.direction === 'forward' ? `${p.units}` : `${p.units} · ${name('direction')}`
