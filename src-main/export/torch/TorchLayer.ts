import type { ScriptLayer } from '../script/ScriptModel'

/** Where the channels of a picture or the features of a moment stand. */
export type Layout = 'first' | 'last'

/** A weight of ours and the tensor of the module that takes it. */
export interface TorchWeight {
  /** Of the node; several are taken one after another. */
  readonly ours: string
  /** After the layer's name: `weight`. */
  readonly theirs: string
  /** After our array, where its axes stand otherwise: `.T`. */
  readonly change?: string
}

/** A layer in PyTorch's words. */
export interface TorchLayer {
  /** What `self.name` is made of; absent: nothing is kept. */
  readonly module?: string
  /** Where it wants the channels; absent: as they come, all inputs alike. */
  readonly wants?: Layout
  /** The value, from its inputs; `self` is the layer's name with `self.` before it, `layout` that of its inputs. */
  call(inputs: readonly string[], self: string, layout: Layout): string
  readonly weights?: readonly TorchWeight[]
  /** Lines that give the first weights, for what PyTorch starts otherwise. */
  start?(self: string): readonly string[]
  /** `true`: it adds to the loss what it keeps in `.loss`. */
  readonly addsLoss?: boolean
}

/** How a layer is written; `null`: in this form PyTorch has no counterpart. */
export type WriteTorchLayer = (layer: ScriptLayer) => TorchLayer | null
