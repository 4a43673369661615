import type { StoredArray } from '../files/openH5'
import type { ModelCall, ModelGraph, ModelInput, ModelLayer, ValueRef } from '../keras/ModelGraph'
import { reshaped, transposed } from './constants/arrange'
import { countOf, type Constant } from './constants/Constant'

/** An operator, or one with such settings, that the studio has no layer for. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported'
}

/**
 * A value of the file. Its axes lie in the studio in an order of their own, pictures with their channels last, so that an ONNX `Transpose`
 * between the two costs nothing.
 */
export interface Known {
  readonly kind: 'known'
  /** As the file has it, the batch among its axes. */
  readonly shape: readonly number[]
  /** For each axis of the file: the axis in the studio, 0 for the batch, −1 for one of size 1 that is not there. */
  readonly order: readonly number[]
  /** Sizes in the studio, the batch first. */
  readonly stored: readonly number[]
  readonly ref: ValueRef
  /** Nobody else has looked at it on its way. */
  readonly sole: boolean
  /** A picture whose numbers are to stand in the file's order in one row, which a Dense layer's weights can follow. */
  readonly flat?: Known
  /** Rows and what stands in each of them, such as moments, are one axis in the file; here they stay apart. */
  readonly merged?: Known
}
export interface Unknown {
  readonly kind: 'unknown'
  readonly ref: ValueRef
}
export type Value = Known | Unknown

/** A layer whose settings may still change when more of it is read. */
export interface Draft {
  readonly name: string
  readonly className: string
  config: Record<string, unknown>
  arrays: StoredArray[]
  /** What may still become part of it: a bias, a shift, a cut to its last moment. */
  open?: 'bias' | 'shift' | 'offset' | 'sequence'
}

/** `plain`: in the file's order; `last`: the axis after the batch comes last. */
export type Layout = 'plain' | 'last'

const wantedAxes = (rank: number, layout: Layout): number[] => {
  const axes = Array.from({ length: Math.max(0, rank - 1) }, (_, i) => i + 1)
  return layout === 'last' ? [...axes.slice(1), ...axes.slice(0, 1)] : axes
}
export const plainOrder = (rank: number): number[] => Array.from({ length: rank }, (_, i) => i)
/** Channels after the batch in the file, last in the studio. */
export const firstOrder = (rank: number): number[] =>
  rank < 3 ? plainOrder(rank) : [0, rank - 1, ...Array.from({ length: rank - 2 }, (_, i) => i + 1)]
export const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i])

function storedOf(shape: readonly number[], order: readonly number[]): number[] {
  const stored: number[] = []
  order.forEach((at, i) => at >= 0 && (stored[at] = shape[i] as number))
  return stored
}

export const toArray = (constant: Constant, shape = constant.shape): StoredArray => ({
  shape,
  read: () => {
    const numbers = constant.read()
    return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers)
  },
})

/** Axes with more than one number, in the order of the studio, by their number in the file. */
const filled = ({ stored, order }: Known): number[] =>
  stored.flatMap((size, at) => (at > 0 && size !== 1 ? [order.indexOf(at)] : []))

/** The network in the making. */
export class OnnxNetwork {
  readonly inputs: ModelInput[] = []
  readonly drafts: Draft[] = []
  private readonly calls: { draft: number; inputs: readonly ValueRef[]; stored?: readonly number[] | undefined }[] = []
  private readonly settled = new Map<string, ValueRef>()
  private readonly names = new Map<string, number>()
  /** What the layers of the operator that is read are called. */
  title = 'layer'

  addInput(
    name: string,
    {
      shape,
      order,
      sizes,
      whole,
    }: {
      readonly shape: readonly number[]
      readonly order: readonly number[]
      readonly sizes: readonly (number | null)[]
      readonly whole: boolean
    },
  ): Known {
    const stored = storedOf(sizes as number[], order).slice(1)
    this.inputs.push({ name, shape: stored, dtype: whole ? 'int32' : 'float32' })
    return this.known({ from: 'input', index: this.inputs.length - 1, at: 0 }, shape, order)
  }

  known(ref: ValueRef, shape: readonly number[], order: readonly number[] = plainOrder(shape.length)): Known {
    return { kind: 'known', ref, shape, order, stored: storedOf(shape, order), sole: true }
  }

  /** Adds a layer that gives a value of these sizes, without the batch; `undefined`: nobody knows. */
  add(
    className: string,
    config: Record<string, unknown>,
    inputs: readonly ValueRef[],
    sizes: readonly number[] | undefined,
    more: { readonly arrays?: StoredArray[]; readonly open?: NonNullable<Draft['open']> } = {},
  ): ValueRef {
    const count = this.names.get(this.title) ?? 0
    this.names.set(this.title, count + 1)
    const name = count === 0 ? this.title : `${this.title}_${count}`
    this.drafts.push({ name, className, config, arrays: more.arrays ?? [], ...(more.open && { open: more.open }) })
    this.calls.push({ draft: this.drafts.length - 1, inputs, stored: sizes })
    return { from: 'call', index: this.calls.length - 1, at: 0 }
  }

  /** The layer that a value comes out of, where nothing has looked at it on its way. */
  draftOf({ ref, sole }: Known): Draft | undefined {
    const call = sole && ref.from === 'call' && ref.at === 0 ? this.calls[ref.index] : undefined
    return call && this.drafts[call.draft]
  }
  /** Tells that a layer now gives a value of other sizes. */
  resize({ ref }: Known, sizes: readonly number[]): void {
    const call = this.calls[ref.index]
    if (call) call.stored = sizes
  }

  /** A value with its axes in an order, by `Permute` and `Reshape` where it lies otherwise. */
  settle(value: Known, layout: Layout): ValueRef {
    const { ref, order, shape, flat } = value
    const key = JSON.stringify([ref, order, shape, flat?.ref, flat?.order, layout])
    const made = this.settled.get(key) ?? (flat ? this.flatten(flat, 'plain') : this.arrange(value, layout))
    this.settled.set(key, made)
    return made
  }

  /** The numbers of a value in one row, in the file's order or as they lie. */
  flatten(value: Known, how: 'plain' | 'as it lies'): ValueRef {
    const ref = how === 'plain' ? this.settle(value, 'plain') : value.ref
    const flat = how === 'plain' ? value.shape.length === 2 : value.stored.length === 2
    return flat ? ref : this.add('Flatten', {}, [ref], [countOf(value.stored.slice(1))])
  }

  private arrange({ shape, order, stored, ref, ...value }: Known, layout: Layout): ValueRef {
    if (order[0] !== 0) throw new Unsupported('the rows do not come first')
    const wanted = wantedAxes(shape.length, layout)
    const sizes = wanted.map((axis) => shape[axis] as number)
    const now = filled({ shape, order, stored, ref, ...value })
    const then = wanted.filter((axis) => shape[axis] !== 1)
    const reshape = (from: ValueRef, to: readonly number[]): ValueRef => this.add('Reshape', { target_shape: [...to] }, [from], to) // prettier-ignore
    if (sameList(now, then)) return sameList(stored.slice(1), sizes) ? ref : reshape(ref, sizes)
    if (stored.length === shape.length && !order.includes(-1))
      return this.add('Permute', { dims: wanted.map((axis) => order[axis]) }, [ref], sizes)
    const bare = now.map((axis) => shape[axis] as number)
    const from = sameList(stored.slice(1), bare) ? ref : reshape(ref, bare)
    const moved = then.map((axis) => shape[axis] as number)
    const permuted = this.add('Permute', { dims: then.map((axis) => now.indexOf(axis) + 1) }, [from], moved)
    return sameList(moved, sizes) ? permuted : reshape(permuted, sizes)
  }

  /** Rows of a kernel `[features, units]` that follows a flattened picture, in the order in which the picture lies. */
  alignRows(kernel: Constant, picture: Known): Constant {
    const sizes = picture.shape.slice(1)
    const axes = [...filled(picture), ...sizes.flatMap((size, i) => (size === 1 ? [i + 1] : []))]
    const whole = reshaped(kernel, [...sizes, kernel.shape[1] as number])
    return reshaped(transposed(whole, [...axes.map((axis) => axis - 1), sizes.length]), kernel.shape)
  }
  /** Whether the numbers of a value lie in the file's order. */
  liesPlain(value: Known): boolean {
    const axes = wantedAxes(value.shape.length, 'plain').filter((axis) => value.shape[axis] !== 1)
    return value.order[0] === 0 && sameList(filled(value), axes)
  }

  /** The network with what its outputs need. */
  toModel(
    name: string,
    outputs: readonly { readonly name: string; readonly value: ValueRef }[],
  ): { readonly graph: ModelGraph; readonly arrays: ReadonlyMap<ModelLayer, readonly StoredArray[]> } {
    const needed = new Set<number>()
    const open = outputs.map(({ value }) => value)
    for (let ref = open.pop(); ref; ref = open.pop()) {
      if (ref.from !== 'call' || needed.has(ref.index)) continue
      needed.add(ref.index)
      open.push(...(this.calls[ref.index]?.inputs ?? []))
    }
    const kept = [...needed].sort((a, b) => a - b)
    const numbers = new Map(kept.map((index, i) => [index, i]))
    const moved = (ref: ValueRef): ValueRef =>
      ref.from === 'call' ? { ...ref, index: numbers.get(ref.index) as number } : ref
    const layers: ModelLayer[] = []
    const arrays = new Map<ModelLayer, readonly StoredArray[]>()
    const calls = kept.map((index, i): ModelCall => {
      const call = this.calls[index] as (typeof this.calls)[number]
      const draft = this.drafts[call.draft] as Draft
      const { className, config } = draft
      const layer: ModelLayer = { name: draft.name, words: { className, config }, operation: false, trainable: true, names: [draft.name], models: [], place: '' } // prettier-ignore
      layers.push(layer)
      arrays.set(layer, draft.arrays)
      return { layer: i, inputs: call.inputs.map(moved), options: {} }
    })
    const shapes = new Map(
      kept.flatMap((index, i) => {
        const stored = this.calls[index]?.stored
        return stored ? [[i, stored] as const] : []
      }),
    )
    const ends = outputs.map((output) => ({ ...output, value: moved(output.value) }))
    return { graph: { name, inputs: this.inputs, layers, calls, outputs: ends, shapes }, arrays }
  }
}
