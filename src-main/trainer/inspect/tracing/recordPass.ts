import type { Draw, Tensor, Tf } from '@shared/catalog/define/tf'
import type { Given } from '../../../export/graph/InferenceGraph'

/** Where a recorded value comes from. */
export type Origin =
  | Exclude<Given, { kind: 'constant' }>
  /** Made in JavaScript, or there before the pass. */
  | { readonly kind: 'made' }
  | { readonly kind: 'operation'; readonly operation: number }

export interface RecordedValue {
  readonly type: string
  readonly shape: readonly number[]
  readonly from: Origin
  /** Node that was at work when it was made. */
  readonly node: string
  /** Its values where they hang on nothing that goes in but its size, and on no weight. */
  readonly constant?: Tensor
}

export interface RecordedOperation {
  readonly kernel: string
  readonly inputs: Readonly<Record<string, number>>
  readonly attributes: Readonly<Record<string, unknown>>
  readonly outputs: readonly number[]
  readonly node: string
}

/** A layer drew at random. */
export class Drawn extends Error {
  override readonly name = 'Drawn'
}

const drawn = (): never => {
  throw new Drawn('A layer draws at random')
}
/** Draws that give nothing. */
export const noDraw: Draw = { uniform: drawn, normal: drawn, int: drawn }

/** Kernels that look at the shape of what they take, and at nothing else. */
const UNIFORM = new Set(['ZerosLike', 'OnesLike'])

type Engine = ReturnType<Tf['engine']>

/** What a pass does, in order, by watching the engine. Numbers of values are given out as they come. */
export class Recorder {
  readonly values: RecordedValue[] = []
  readonly operations: RecordedOperation[] = []
  private readonly numbers = new Map<number, number>()
  private readonly kept: Tensor[] = []
  private depth = 0
  /** Node at work. */
  node = ''

  constructor(private readonly tf: Tf) {}

  /** Number of a value; one that nobody told of was there before the pass. */
  numberOf(tensor: Tensor): number {
    return this.numbers.get(tensor.id) ?? this.add(tensor, { kind: 'made' }, tensor)
  }

  /** Tells where a tensor comes from. */
  give(tensor: Tensor, from: Origin): void {
    this.add(tensor, from)
  }

  /** Does some work and writes down every operation of it, but not what operations are made of inside. */
  listen<T>(work: () => T): T {
    const engine: Engine = this.tf.engine()
    const { runKernel, makeTensor } = engine
    engine.runKernel = (<R>(...args: Parameters<Engine['runKernel']>): R => {
      const [kernel, inputs, attributes] = args
      const made = this.inside(() => runKernel.apply(engine, args))
      if (this.depth === 0) this.operation(kernel, inputs, attributes, Array.isArray(made) ? made : [made as Tensor])
      return made as R
    }) as Engine['runKernel']
    engine.makeTensor = (...args) => {
      const made = this.inside(() => makeTensor.apply(engine, args))
      if (this.depth === 0) this.add(made, { kind: 'made' }, this.keep(made))
      return made
    }
    try {
      return work()
    } finally {
      // What lies under them is the class's own.
      Reflect.deleteProperty(engine, 'runKernel')
      Reflect.deleteProperty(engine, 'makeTensor')
    }
  }

  /** Frees what was kept. */
  release(): void {
    for (const tensor of this.kept.splice(0)) tensor.dispose()
  }

  private inside<T>(work: () => T): T {
    this.depth++
    try {
      return work()
    } finally {
      this.depth--
    }
  }

  private operation(kernel: string, inputs: object, attributes: object | undefined, made: readonly Tensor[]): void {
    const taken = Object.fromEntries(
      Object.entries(inputs).flatMap(([name, tensor]) =>
        tensor ? [[name, this.numberOf(tensor as Tensor)] as const] : [],
      ),
    )
    const constant = UNIFORM.has(kernel) || Object.values(taken).every((number) => this.values[number]?.constant)
    const from = { kind: 'operation', operation: this.operations.length } as const
    const outputs = made.map((tensor) => this.add(tensor, from, constant ? this.keep(tensor) : undefined))
    this.operations.push({ kernel, inputs: taken, attributes: { ...attributes }, outputs, node: this.node })
  }

  private add(tensor: Tensor, from: Origin, constant?: Tensor): number {
    const number = this.values.length
    const { dtype: type, shape } = tensor
    this.values.push({ type, shape: [...shape], from, node: this.node, ...(constant && { constant }) })
    this.numbers.set(tensor.id, number)
    return number
  }

  private keep(tensor: Tensor): Tensor {
    this.kept.push(this.tf.keep(tensor))
    return tensor
  }
}
