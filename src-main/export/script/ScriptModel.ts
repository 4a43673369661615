import type { ActivationDefinition } from '@shared/catalog/define/activation'
import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { Shape, TensorType } from '@shared/catalog/define/tensorType'
import type { CheckedNode } from '@shared/compile/checkedGraph'

/** A value by its name in a script. */
export type ValueName = string
export type Params = Readonly<Record<string, unknown>>

export interface ScriptValue {
  readonly name: ValueName
  readonly type: TensorType
}

/** A port of a data set. */
export interface ScriptArray extends ScriptValue {
  readonly node: string
  readonly port: string
}

/** A layer with its own weights; several calls where nodes share it. */
export interface ScriptLayer {
  readonly name: string
  /** Node whose weights it has. */
  readonly node: string
  readonly item: LayerDefinition | ActivationDefinition
  readonly params: Params
  readonly weights: CheckedNode['weights']
  readonly trainable: boolean
  /** Of its first call, without the batch axis. */
  readonly inputs: readonly Shape[]
  readonly outputs: Readonly<Record<string, Shape>>
  /** Layer whose weights it borrows, and which. */
  readonly lender?: { readonly layer: string; readonly weights: readonly string[] }
}

/** One use of a layer, in an order in which every value is made before it is used. */
export interface ScriptCall {
  /** Of this use. */
  readonly node: string
  readonly layer: ScriptLayer
  readonly inputs: readonly ScriptValue[]
  /** By port. */
  readonly outputs: Readonly<Record<string, ScriptValue>>
}

export interface ScriptObjective {
  readonly name: string
  readonly node: string
  readonly item: LossDefinition
  readonly params: Params
  /** At the first port, and at the second where there is one. */
  readonly prediction: ScriptValue
  readonly target: ScriptValue | undefined
  /** How much each row counts. */
  readonly rowWeights?: ScriptValue
}

/** A network as a script needs it: what is drawn at random stands outside, so that the network itself answers always the same. */
export interface ScriptModel {
  readonly name: string
  readonly arrays: readonly ScriptArray[]
  /** Made of the arrays before the network sees anything: layers without weights, and what is drawn. */
  readonly before: readonly ScriptCall[]
  /** What the network is called with: arrays, and what is made before. */
  readonly inputs: readonly ScriptValue[]
  readonly layers: readonly ScriptLayer[]
  readonly calls: readonly ScriptCall[]
  /** What it answers: all that objectives look at. */
  readonly outputs: readonly ScriptValue[]
  readonly objectives: readonly ScriptObjective[]
  /** Nodes that no objective looks at. */
  readonly omitted: readonly string[]
}

/** The only output of a call. */
export const outputOf = ({ outputs }: ScriptCall): ScriptValue => {
  const [only] = Object.values(outputs)
  if (!only) throw new Error('A layer gives nothing')
  return only
}

/** Whether the calls form one line from the only input to the only output. */
export function isChain({ inputs, calls, outputs }: ScriptModel): boolean {
  let last = inputs[0]?.name
  if (inputs.length !== 1 || outputs.length !== 1) return false
  for (const call of calls) {
    if (call.inputs.length !== 1 || call.inputs[0]?.name !== last || Object.keys(call.outputs).length !== 1)
      return false
    last = outputOf(call).name
  }
  return last === outputs[0]?.name
}
