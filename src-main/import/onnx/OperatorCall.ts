import type { StoredArray } from '../files/openH5'
import type { ValueRef } from '../keras/ModelGraph'
import type { Constant } from './constants/Constant'
import type { OnnxNode } from './OnnxGraph'
import { plainOrder, Unsupported, type Draft, type Known, type OnnxNetwork, type Value } from './OnnxNetwork'

/** What an operator knows of the file beside itself. */
export interface Surroundings {
  readonly network: OnnxNetwork
  readonly opset: number
  /** Size of the batch that shapes are counted with. */
  readonly rows: number
  valueOf(name: string): Value | Constant | undefined
  /** How often a value is looked at. */
  usesOf(name: string): number
  give(name: string, value: Value | Constant): void
  /** Hard sigmoids inside of cells have this slope. */
  tellGateSlope(slope: number): void
}

/** One operator of the file that is being read. */
export class OperatorCall {
  constructor(
    readonly node: OnnxNode,
    readonly around: Surroundings,
  ) {}

  get network(): OnnxNetwork {
    return this.around.network
  }
  has(i: number): boolean {
    return (this.node.inputs[i] ?? '') !== ''
  }
  given(i: number): Value | Constant | undefined {
    return this.has(i) ? this.around.valueOf(this.node.inputs[i] as string) : undefined
  }
  /** An input that is known when the network is read. */
  constant(i: number): Constant | undefined {
    const value = this.given(i)
    return value && 'read' in value ? value : undefined
  }
  needConstant(i: number): Constant {
    return this.constant(i) ?? this.refuse(`input ${i} is computed`)
  }
  /** An input that goes through the network, of a shape that is known; others have looked at it where it has more than one use. */
  value(i: number): Known {
    const value = this.given(i)
    if (!value || 'read' in value || value.kind === 'unknown') return this.refuse(`input ${i} is not known`)
    if (value.merged) return this.refuse('rows and other axes in one')
    return this.around.usesOf(this.node.inputs[i] as string) === 1 ? value : { ...value, sole: false }
  }

  number(name: string, otherwise: number): number {
    const value = this.node.attributes.get(name)
    return typeof value === 'number' ? value : otherwise
  }
  text(name: string, otherwise: string): string {
    const value = this.node.attributes.get(name)
    return typeof value === 'string' ? value : otherwise
  }
  numbers(name: string): readonly number[] | undefined {
    const value = this.node.attributes.get(name)
    return Array.isArray(value) ? (value as readonly number[]) : undefined
  }
  axisOf(axis: number, rank: number): number {
    const at = axis < 0 ? axis + rank : axis
    return at >= 0 && at < rank ? at : this.refuse(`axis ${axis}`)
  }

  uses(output: number): number {
    const name = this.node.outputs[output] ?? ''
    return name === '' ? 0 : this.around.usesOf(name)
  }
  give(value: Value | Constant, output = 0): void {
    const name = this.node.outputs[output] ?? ''
    if (name !== '') this.around.give(name, value)
  }
  /** Gives what a layer makes. */
  giveLayer(
    className: string,
    config: Record<string, unknown>,
    inputs: readonly ValueRef[],
    {
      shape,
      order = plainOrder(shape.length),
    }: { readonly shape: readonly number[]; readonly order?: readonly number[] },
    more: { readonly arrays?: StoredArray[]; readonly open?: NonNullable<Draft['open']> } = {},
  ): void {
    const { network } = this
    const made = network.known({ from: 'call', index: -1, at: 0 }, shape, order)
    this.give({ ...made, ref: network.add(className, config, inputs, made.stored.slice(1), more) })
  }

  refuse(why: string): never {
    throw new Unsupported(why)
  }
}

/** Reads an operator as layers. @throws Unsupported where there are none for it; nothing was added then. */
export type OperatorReader = (call: OperatorCall) => void
export type OperatorTable = Readonly<Record<string, OperatorReader>>
