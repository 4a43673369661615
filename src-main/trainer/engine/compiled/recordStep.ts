import type { Tensor } from '@shared/catalog/define/tf'
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend'
import type { Binding, Native, OpAttribute } from '../../backends/native/binding'
import { FrozenValue } from '../../program/FrozenValue'
import { toRow, type MetricPlace } from '../metricRow'

/** Values that may be made in JavaScript during a step and differ from each other: more are data, and data belong in cells. */
const MOST_VALUES = 256

type Values = Float32Array | Int32Array | Uint8Array

/** What happened in a step, in order: a constant was made or an operation ran. Numbers are the binding's tensor ids. */
export type Event =
  | {
      readonly kind: 'constant'
      readonly id: number
      readonly type: number
      readonly shape: readonly number[]
      readonly values: Values
    }
  | {
      readonly kind: 'operation'
      readonly op: string
      readonly attributes: readonly OpAttribute[]
      readonly inputs: readonly number[]
      readonly outputs: readonly { readonly id: number; readonly type: number }[]
    }

/** One step as it ran. */
export interface Recording {
  readonly events: readonly Event[]
  /** Ids of the watched tensors before and after; equal where the step left one as it was. */
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** Id of the step's row of metrics, float32, one after another. */
  readonly row: number
  readonly metrics: readonly MetricPlace[]
}

export const allEqual = (values: ArrayLike<number>): boolean => {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false
  return true
}

/** The binding with ears: everything goes on as always and is written down. */
function listen(binding: Binding, events: Event[], freed: number[]): Binding {
  const ears: Pick<Binding, 'createTensor' | 'executeOp' | 'tensorDataSync' | 'deleteTensor'> = {
    createTensor: (shape, type, given) => {
      const values = given as Values
      if (values.length > MOST_VALUES && !allEqual(values))
        throw new FrozenValue('literal', `a tensor of ${values.length} numbers that JavaScript made`)
      const id = binding.createTensor(shape, type, given)
      events.push({ kind: 'constant', id, type, shape: [...shape], values: values.slice() })
      return id
    },
    executeOp: (op, attributes, inputs, count) => {
      const made = binding.executeOp(op, attributes, inputs, count)
      const outputs = made.map(({ id, dtype }) => ({ id, type: dtype }))
      events.push({ kind: 'operation', op, attributes, inputs: [...inputs], outputs })
      return made
    },
    tensorDataSync: () => {
      throw new FrozenValue('readBack', 'a value that JavaScript reads')
    },
    // A freed id could be given to another tensor of the same step.
    deleteTensor: (id: number) => void freed.push(id),
  }
  // The binding's own methods are read-only: an object over it may define others, not assign them.
  return Object.create(binding as object, Object.getOwnPropertyDescriptors(ears)) as Binding
}

/** Math.random in a step would give the same number in every step. */
function withoutRandom<T>(work: () => T): T {
  const original = Math.random
  Math.random = () => {
    throw new FrozenValue('random', 'random numbers of JavaScript')
  }
  try {
    return work()
  } finally {
    Math.random = original
  }
}

/** Id of a tensor's values; uploads them where they still wait. */
export const idOf = (backend: NodeJSKernelBackend, tensor: Tensor): number => {
  const [id] = backend['getInputTensorIds']([tensor] as never)
  return id as number
}

export type Watched = Tensor & { assign(value: Tensor): void }

/**
 * Runs a step once, op by op, and writes down what it does; then the watched tensors are as before.
 *
 * @param positions Watched tensors that are zero meanwhile: where a run stands now, an entry of another size could read behind the end of its rows.
 * @param step Changes watched variables by assigning and returns what it measured.
 * @param use Takes the recording while the tensors it names are there.
 * @throws FrozenValue where the recording would not be the step.
 */
export function recordStep<T>(
  { tf, backend }: Native,
  watched: readonly Watched[],
  positions: readonly Watched[],
  step: () => Readonly<Record<string, Tensor>>,
  use: (recording: Recording) => T,
): T {
  const ids = () => watched.map((variable) => idOf(backend, variable))
  const { binding } = backend
  const events: Event[] = []
  const freed: number[] = []
  let used: { readonly value: T } | undefined
  tf.tidy(() => {
    const saved = watched.map((variable) => tf.clone(variable))
    const record = (): Recording => {
      for (const variable of positions) variable.assign(tf.zeros(variable.shape, 'int32'))
      const before = ids()
      backend.binding = listen(binding, events, freed)
      try {
        const { row, places } = withoutRandom(() => toRow(tf, step()))
        return { events, before, after: ids(), row: idOf(backend, row), metrics: places }
      } finally {
        watched.forEach((variable, i) => variable.assign(saved[i] as Tensor))
        backend.binding = binding
      }
    }
    try {
      used = { value: use(record()) }
    } finally {
      freed.forEach((id) => binding.deleteTensor(id))
    }
  })
  if (!used) throw new Error('The step was not recorded')
  return used.value
}
