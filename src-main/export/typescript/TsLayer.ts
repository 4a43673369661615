import type { ScriptLayer } from '../script/ScriptModel'

/** A layer in the words of TensorFlow.js. */
export interface TsLayer {
  /** What makes it: `tf.layers.dense({ … })`; `name` is its name as a literal, `find` gives the identifier of another layer. */
  make(name: string, find: (layer: string) => string): string
  /** An activation that TensorFlow.js has no word for, as a layer that follows. */
  then?(name: string): string
  /** `true`: it adds to the loss what it keeps in `.loss`. */
  readonly addsLoss?: boolean
}

/** How a layer is written; `null`: in this form TensorFlow.js has no counterpart. */
export type WriteTsLayer = (layer: ScriptLayer) => TsLayer | null
