import type { Localized } from '../../language'
import type { Random } from '../../random'
import type { ItemBase, NodeItem } from './item'
import { parseParams, type ParamSpecs, type ParamsOf } from './params'
import type { TensorType } from './tensorType'

/** Columns of a data set by output port, row after row. Class labels are class numbers here; encoding comes later. */
export type Columns = Readonly<Record<string, Float32Array | Uint8Array>>

/** Answers that go back in: what is wanted at one moment stands in another port at the next. */
export interface Feedback {
  /** Port with what is wanted, and port that takes it. */
  readonly from: string
  readonly port: string
  /** Id that stands at the first moment; absent: a text of any length, through which the port is a window. */
  readonly start?: number
}

export interface DatasetShape {
  /** Rows in all, the test part included. */
  readonly rows: number
  /** Rows at the end that are the data set's own test part; 0: there is none and the split makes one. */
  readonly testRows: number
  /** Type of each output port, the same ports whatever the parameters. */
  readonly outputs: Readonly<Record<string, TensorType>>
  /** Factor that brings stored numbers to the numbers the network sees, by port (bytes to 0–1: 1/255). */
  readonly scale?: Readonly<Record<string, number>>
  /** Names of the feature columns of a table. */
  readonly featureNames?: readonly string[]
  /** Words that the ids of a port stand for, in their order, by port. */
  readonly words?: Readonly<Record<string, Localized<readonly string[]>>>
  /** Ports of words whose rows never have a gap. */
  readonly full?: readonly string[]
  /** How a network that has learned this writes on its own, one answer after another; absent: it does not. */
  readonly feedback?: Feedback
}

/** Stored data that the trainer can read. */
export type AssetName = 'iris' | 'mnist'

/** A source of data: made from the seed here, or read by the trainer from an installed package (`asset`). */
export interface DatasetDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S>, NodeItem {
  readonly kind: 'dataset'
  describe(p: ParamsOf<S>): DatasetShape
  readonly source:
    | { readonly kind: 'generated'; make(p: ParamsOf<S>, random: Random): Columns }
    | { readonly kind: 'asset'; readonly asset: AssetName }
}

/** A data set; its ports are those that it describes, in that order. */
export const defineDataset = <const S extends ParamSpecs>(
  d: Omit<DatasetDefinition<S>, 'kind' | 'category' | 'inputs' | 'outputs'>,
): DatasetDefinition<S> => ({
  kind: 'dataset',
  category: 'data',
  inputs: [],
  outputs: Object.keys(d.describe(parseParams(d.params, {}).params).outputs).map((name) => ({ name })),
  ...d,
})
