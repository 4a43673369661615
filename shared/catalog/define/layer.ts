import type { Formula } from '../../formula/Formula'
import type { Result } from '../../result'
import type { Arithmetic, ArithmeticArgs } from './arithmetic'
import type { ItemBase, ItemProblem, NodeItem } from './item'
import type { Maze } from './maze'
import type { ItemValue, ParamSpecs, ParamsOf } from './params'
import type { Recurrences } from './recurrence'
import type { Shape, TensorType } from './tensorType'
import type { Draw, Tensor, Tf } from './tf'

/** One weight tensor of a node. */
export interface WeightSpec {
  readonly shape: Shape
  readonly initializer: ItemValue
  /** Initializers of equal parts one after another, where a part starts in a way of its own. */
  readonly parts?: readonly ItemValue[]
  /** `false`: a running statistic, changed by `assign` and not by the optimizer. */
  readonly trainable: boolean
  /** `true`: only a learning rule changes it; no gradient comes to it. */
  readonly byRule?: true
  /** Inputs and outputs of one unit, for Glorot, He and LeCun; absent: last two sizes of the shape. */
  readonly fan?: { readonly in: number; readonly out: number }
  /** What adds a penalty on it to the loss. */
  readonly regularizer?: ItemValue
  /** What it is put through after every update. */
  readonly constraint?: ItemValue
}

/** A trainable weight with its initializer. */
export const weight = (
  shape: Shape,
  initializer: ItemValue,
  more: Pick<WeightSpec, 'fan' | 'regularizer' | 'constraint'> = {},
): WeightSpec => ({ shape, initializer, trainable: true, ...more })
/** A weight that a learning rule trains and no gradient reaches. */
export const ruledWeight = (shape: Shape, initializer: ItemValue): WeightSpec => ({
  shape,
  initializer,
  trainable: true,
  byRule: true,
})
/** A running statistic. */
export const statistic = (shape: Shape, initializer: ItemValue): WeightSpec => ({
  shape,
  initializer,
  trainable: false,
})

/** The state of a recurrent layer between two pieces of a sequence, its output first; none before the first piece. */
export interface Memory {
  state?: readonly Tensor[]
}

export interface ForwardContext {
  /** `true` in a training step: dropout drops, batch statistics are used. */
  readonly training: boolean
  readonly draw: Draw
  /** Applies a chosen activation. */
  activate(activation: ItemValue, x: Tensor): Tensor
  /** What the engine computes in one piece; absent where it has nothing but operations. */
  readonly recurrences?: Recurrences | undefined
  /** Where a sequence comes piece by piece, what is kept of those before: a recurrent layer goes on from there, and leaves its state. */
  readonly memory?: Memory | undefined
  /** Rows of the batch or of the part of it that is worked on: the first axis of what comes out, for layers without inputs. */
  readonly rows: number
  /** Sets a statistic of this node; takes effect after the step. */
  assign(weight: string, value: Tensor): void
  /** Adds a loss of the layer's own to what is learned, of each sample, `[batch]`; the layer must declare `addsLoss`. */
  addLoss(loss: Tensor): void
}

/** Shapes or values of the outputs of one layer by port. */
export type ByPort<T> = Readonly<Record<string, T>>

export interface ForwardArgs<P> {
  /** The first input, `[batch, ...shape]`; of a layer without inputs, none: not to be touched. */
  readonly x: Tensor
  /** All inputs, in port order and, in a port that takes many, edge order. */
  readonly inputs: readonly Tensor[]
  /** Masks of the inputs that are padded, `[batch, time]`: 1 where a moment counts, 0 where it is padding. */
  readonly masks?: readonly (Tensor | undefined)[]
  readonly w: Readonly<Record<string, Tensor>>
  readonly p: P
  readonly ctx: ForwardContext
}

/** How a layer treats the masks of padded sequences. */
export interface Masking<P> {
  /** Whether the output has a mask; `inputs` are the types of what comes in. */
  gives(p: P, inputs: readonly TensorType[]): boolean
  /** The output's mask, `[batch, time]`; asked for where it has one. */
  mask?(tf: Tf, args: ForwardArgs<P>): Tensor
}

const firstMask = ({ masks }: ForwardArgs<unknown>): Tensor => {
  const [mask] = masks ?? []
  if (!mask) throw new Error('There is no mask')
  return mask
}
/** Moments are treated one by one: what was padding is padding afterwards. */
export const passesMask: Masking<unknown> = {
  gives: (_p, [input]) => input?.padded === true,
  mask: (_tf, args) => firstMask(args),
}
/** What comes out is no sequence any more, and padding has no part in it. */
export const endsMask: Masking<unknown> = { gives: () => false }

/** A layer in Keras's words: class name and config. */
export interface KerasLayer {
  readonly className: string
  readonly config: Readonly<Record<string, unknown>>
  /** How it is called, where not with its one input or a list of all: with these inputs, by number, and options by name. */
  readonly call?: { readonly inputs: readonly number[]; readonly options: Readonly<Record<string, unknown>> }
  /** What it computes over its inputs, where Keras has only a function of Python's for it, which no file can hold. */
  readonly formula?: Formula
}

/** An object of Keras to construct: `keras.<module>.<className>(**config)`, a layer where no module is named. */
export interface KerasItem {
  readonly className: string
  readonly config: Readonly<Record<string, unknown>>
  readonly module?: 'initializers' | 'regularizers' | 'constraints' | 'optimizers.schedules'
}

/** A chosen item in Keras's words: its string, or an object to construct. */
export type KerasWord = string | KerasItem

/** Whether a value in a config is an object of Keras's. */
export const isKerasItem = (value: unknown): value is KerasItem =>
  typeof value === 'object' && value !== null && 'className' in value

/** Parameters of a layer with every chosen item in Keras's words. */
export type KerasParamsOf<S extends ParamSpecs> = {
  readonly [K in keyof S]: S[K] extends { type: 'item' } ? KerasWord : ParamsOf<S>[K]
}

/** What a layer gives in place of its usual output when new things are made: noise at first, then what the answer of the network makes of it. */
export interface Generation<P> {
  /** Values at its ports, `[rows, ...shape]`, for the first step. `shapes`: of its ports. */
  begin(
    tf: Tf,
    args: { readonly p: P; readonly rows: number; readonly draw: Draw; readonly shapes: ByPort<Shape> },
  ): ByPort<Tensor>
  /** Where one pass through the network is not enough: the values for pass `step` of `steps`, counted from 1, and after the last what was made, at the first port. */
  readonly next?: {
    /** Passes when nobody says how many; at most `most`. */
    steps(p: P): number
    most(p: P): number
    values(
      tf: Tf,
      args: {
        readonly p: P
        readonly before: ByPort<Tensor>
        readonly answer: Tensor
        readonly step: number
        readonly steps: number
        readonly draw: Draw
      },
    ): ByPort<Tensor>
  }
}

/** Units that lie on a grid, and whether its edges meet. */
export interface UnitGrid {
  readonly rows: number
  readonly columns: number
  readonly wraps?: boolean
}

/** A picture of a layer at work, drawn from weights of these names or from what `inner` gives under these names. */
export type LayerView<P> =
  /** What units stand for, a weight `[units, features]` (`transposed`: `[features, units]`): points among the data, or small pictures. */
  | { readonly kind: 'prototypes'; readonly weight: string; readonly transposed?: true; grid?(p: P): UnitGrid }
  /** How far the units of a grid are from their neighbours (U-matrix). */
  | { readonly kind: 'distances'; readonly weight: string; grid(p: P): UnitGrid }
  /** The line where w·x + b is 0, among the data. */
  | { readonly kind: 'line'; readonly kernel: string; readonly bias: string }
  /** States one after another, `[batch, steps, ...]`, and a number for each, `[batch, steps]`. `grid`: a state is a table, not like what comes in. */
  | { readonly kind: 'film'; readonly frames: string; readonly level?: string; grid?(p: P): UnitGrid }
  /** Spikes, `[batch, time, units]`; of so many `heads` the shares 0–1 of their places, `[batch, time, heads, places]`. */
  | { readonly kind: 'raster'; readonly spikes: string; readonly heads?: number }
  /** Places of the data in the order of a weight `[places]`. */
  | { readonly kind: 'tour'; readonly order: string }
  /** The best way through a maze by a weight `[cells, 4]`, or, without one, by what enters for each cell; walls as `1`, row after row. */
  | {
      readonly kind: 'maze'
      readonly values?: string
      maze(p: P): Maze
    }

export interface LayerDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S>, NodeItem {
  readonly kind: 'layer'
  /** Shape of the output of one sample, or of each output by port, or what is wrong. `inputs` has one shape an edge, in order. */
  inferShape(p: ParamsOf<S>, inputs: readonly Shape[]): Result<Shape | ByPort<Shape>, ItemProblem>
  /** What is worth a word though it runs, for inputs that `inferShape` accepts. */
  warnings?(p: ParamsOf<S>, inputs: readonly Shape[]): readonly ItemProblem[]
  /** Weights in Keras's order; their sizes give the parameter count. */
  weights(p: ParamsOf<S>, inputs: readonly Shape[]): Readonly<Record<string, WeightSpec>>
  /** Multiply–adds of one sample going forward; `output` is the shape at the first port. */
  multiplyAdds(p: ParamsOf<S>, inputs: readonly Shape[], output: Shape): number
  /** The output, or each output by port. A layer without inputs finds the number of rows in `ctx.rows`. */
  forward(tf: Tf, args: ForwardArgs<ParamsOf<S>>): Tensor | ByPort<Tensor>
  /** What goes on inside, by name, for views of a pass that learns nothing: `[batch, …]` each, such as the shares of attention. */
  inner?(tf: Tf, args: ForwardArgs<ParamsOf<S>>): ByPort<Tensor>
  /**
   * What `inner` tells, where views of several layers are drawn from it. `attention`: under that name the shares `[batch, heads, queries, keys]`;
   * `states`: what a recurrent layer is in at each moment, `[batch, time, units]` each, first that which comes out.
   */
  readonly tells?: 'attention' | 'states'
  /** Outputs of all parts that a batch was cut into, for layers that measure the whole of it; others go forward part by part. */
  forwardParts?(tf: Tf, parts: readonly ForwardArgs<ParamsOf<S>>[]): readonly (Tensor | ByPort<Tensor>)[]
  /**
   * With chosen activations and initializers in Keras's words already; regularizers and constraints are added by `toKeras`. `null`: Keras has
   * nothing like it.
   */
  keras(p: KerasParamsOf<S>, inputs: readonly Shape[]): KerasLayer | null
  /** Of a layer with several outputs: the layer of Keras that makes each of them from its inputs. */
  kerasByPort?(p: KerasParamsOf<S>, inputs: readonly Shape[]): ByPort<KerasLayer>
  /** The parameters that matter most, as the card shows them: `16 @ 5×5 · valid`. `name` gives an item's or option's title. */
  summary(p: ParamsOf<S>, name: (param: string) => string): string
  /**
   * Weights that are not its own but those of the node it shares with, which must be of this type. `sizedBy`: the parameter that is the first
   * size of the first of them.
   */
  readonly borrows?: { readonly type: string; readonly weights: readonly string[]; readonly sizedBy: string }
  /** Its input holds ids, whole numbers below this parameter, and nothing flows back through it. */
  readonly idsBelow?: string
  /** `true`: each moment of a sequence is treated by itself, however many there are. */
  readonly perMoment?: boolean
  /** What each moment of a sequence hands to the next, in the symbols of the formula: of a recurrent layer. */
  readonly carries?: readonly string[]
  /** A value written out in numbers, and how its gradient goes on. */
  arithmetic?(args: ArithmeticArgs<ParamsOf<S>>): Arithmetic
  /** Pictures of it at work. */
  readonly views?: readonly LayerView<ParamsOf<S>>[]
  /** `true`: its activation works inside, between gates: what leaves the layer is not what the activation made. */
  readonly innerActivation?: boolean
  /** `true`: what its activation makes goes back into the layer: a state that remembers, not an answer to be shaped for a loss. */
  readonly feedsBack?: boolean
  /** `true`: a batch is done sooner in parts side by side, a processor each, than by all processors on one operation after another. */
  readonly splitsBatch?: boolean
  /** Absent: it takes padding for data like any other, and what follows does not know of it. */
  readonly masking?: Masking<ParamsOf<S>>
  /** Present: new things are made from here. A layer without inputs gives its own output where this is absent. */
  readonly generate?: Generation<ParamsOf<S>>
  /** `true`: it calls `ctx.addLoss`, once for each part of a batch. */
  readonly addsLoss?: boolean
  /** Id of the activation whose values these are, where no parameter says so: of units with a threshold. */
  readonly givesActivation?: string
  /** `true`: values pass unchanged, so the activation that made them still counts (Flatten, Dropout, Reshape). */
  readonly passesActivation?: boolean
  /** `true`: whole numbers pass as whole numbers, so ids stay ids. */
  readonly passesIds?: boolean
  /** `true`: of inputs that one activation made comes what it could have made: a mean of probabilities is probabilities. */
  readonly mixesEqual?: boolean
}

export const defineLayer = <const S extends ParamSpecs>(d: Omit<LayerDefinition<S>, 'kind'>): LayerDefinition<S> => ({
  kind: 'layer',
  ...d,
})

const isOne = (made: Shape | ByPort<Shape>): made is Shape => Array.isArray(made)

/** Shapes by port, from what `inferShape` gives. */
export const shapesByPort = ({ outputs }: NodeItem, shapes: Shape | ByPort<Shape>): ByPort<Shape> =>
  isOne(shapes) ? Object.fromEntries(outputs.map(({ name }) => [name, shapes])) : shapes

/** Values by port, from what `forward` gives. */
export const valuesByPort = (tf: Tf, { outputs }: NodeItem, made: Tensor | ByPort<Tensor>): ByPort<Tensor> =>
  made instanceof tf.Tensor ? Object.fromEntries(outputs.map(({ name }) => [name, made])) : made
