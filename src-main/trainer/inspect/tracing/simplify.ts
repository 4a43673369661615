import { fail, ok, type Result } from '@shared/result'
import type { Given, GraphValue, InferenceGraph, Operation, Size, ValueId } from '../../../export/graph/InferenceGraph'
import type { MergedPass, MergedValue } from './mergePasses'
import { toConstant, type Constant } from './toConstant'

/** A value without which there is no answer, and that cannot be told for any number of rows: the node that made it. */
interface Differs {
  readonly node: string
}

/** What is needed of a pass: operations that run, and constants in place of those that need not. */
interface Needed {
  readonly operations: ReadonlySet<Operation>
  readonly constants: ReadonlyMap<number, Constant>
}

/** Goes from the outputs back to what they need; what hangs on nothing that goes in becomes a constant. */
async function findNeeded({ values, operations, outputs }: MergedPass): Promise<Result<Needed, Differs>> {
  const open = outputs.map(({ number }) => number)
  const seen = new Set<number>()
  const needed = new Set<Operation>()
  const constants = new Map<number, Constant>()
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    if (seen.has(number)) continue
    seen.add(number)
    const value = values[number] as MergedValue
    const constant = await toConstant(value)
    if (constant) constants.set(number, constant)
    else if (value.from.kind === 'operation') {
      const operation = operations[value.from.operation] as Operation
      needed.add(operation)
      open.push(...Object.values(operation.inputs))
    } else if (value.from.kind === 'made') return fail({ node: value.node })
  }
  return ok({ operations: needed, constants })
}

const sameSizes = (a: readonly Size[], b: readonly Size[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Axes more or less are another shape, and a shape is told in full. */
function withShape(operation: Omit<Operation, 'outputs'>, [made]: readonly GraphValue[]): Omit<Operation, 'outputs'> {
  const { kernel, inputs } = operation
  if (!made || (kernel !== 'Reshape' && kernel !== 'ExpandDims')) return operation
  const x = Object.values(inputs)[0] as ValueId
  return { ...operation, kernel: 'Reshape', inputs: { x }, attributes: { shape: made.shape } }
}

/** A graph in the making: everything is there once. */
class GraphMaker {
  readonly values: GraphValue[] = []
  readonly given: Record<ValueId, Given> = {}
  readonly operations: Operation[] = []
  /** What is there already, by what it is. */
  private readonly known = new Map<string, readonly ValueId[]>()
  private readonly ids = new Map<number, ValueId>()

  constructor(
    private readonly pass: MergedPass,
    private readonly needed: Needed,
  ) {}

  /** What goes in, in the order of the pass. */
  addInputs(used: ReadonlySet<number>): void {
    for (const [number, { from }] of this.pass.values.entries())
      if (from.kind === 'input' && used.has(number)) this.idOf(number)
  }

  idOf(number: number): ValueId {
    const known = this.ids.get(number)
    if (known !== undefined) return known
    const { type, shape, from, node } = this.pass.values[number] as MergedValue
    const constant = this.needed.constants.get(number)
    if (constant === undefined && (from.kind === 'operation' || from.kind === 'made'))
      throw new Error('A value is needed before it is made')
    const id = constant
      ? this.constant(constant, { type, shape }, node)
      : this.give(from as Exclude<Given, { kind: 'constant' }>, { type, shape })
    this.ids.set(number, id)
    return id
  }

  /** An operation of the pass; what copies only is left out, and what is done already is not done again. */
  add({ kernel, inputs, attributes, outputs, node }: Operation): void {
    const taken = Object.fromEntries(Object.entries(inputs).map(([name, number]) => [name, this.idOf(number)]))
    const types = outputs.map((number) => this.pass.values[number] as MergedValue)
    const operation = withShape({ kernel, inputs: taken, attributes, node }, types)
    const made = this.copied(operation, types) ?? this.run(operation, types)
    outputs.forEach((number, i) => this.ids.set(number, made[i] as ValueId))
  }

  run(operation: Omit<Operation, 'outputs'>, types: readonly GraphValue[]): readonly ValueId[] {
    const { kernel, inputs, attributes } = operation
    return this.once(['operation', kernel, inputs, attributes], () => {
      const outputs = types.map((type) => this.value(type))
      this.operations.push({ ...operation, outputs })
      return outputs
    })
  }

  private copied(
    { kernel, inputs: { x } }: Omit<Operation, 'outputs'>,
    [made]: readonly GraphValue[],
  ): readonly ValueId[] | undefined {
    const before = x === undefined ? undefined : this.values[x]
    if (x === undefined || !before || !made || made.type !== before.type) return undefined
    const copies = kernel === 'Identity' || kernel === 'Cast' || kernel === 'Reshape'
    return copies && sameSizes(made.shape, before.shape) ? [x] : undefined
  }

  private give(given: Given, type: GraphValue): ValueId {
    const [id] = this.once(['given', given, type], () => [this.value(type)])
    this.given[id as ValueId] = given
    return id as ValueId
  }

  private constant(constant: Constant, type: GraphValue, node: string): ValueId {
    const { type: dtype, shape } = type
    const run = (
      kernel: string,
      inputs: Operation['inputs'],
      attributes: Operation['attributes'],
      of = type,
    ): ValueId => this.run({ kernel, inputs, attributes, node }, [of])[0] as ValueId
    switch (constant.kind) {
      case 'values':
        return this.give({ kind: 'constant', values: constant.values }, type)
      case 'fill':
        return run('Fill', {}, { shape, value: constant.value, dtype })
      case 'rows': {
        const row = { type: dtype, shape: [1, ...shape.slice(1)] }
        const x = this.give({ kind: 'constant', values: constant.values }, row)
        return run('Tile', { x }, { reps: shape.map((size, axis) => (axis === 0 ? size : 1)) })
      }
      case 'numbers': {
        const one = { perRow: 1 }
        const x = run('Range', {}, { start: 0, stop: one, step: 1, dtype }, { type: dtype, shape: [one] })
        return shape.length === 1 ? x : run('Reshape', { x }, { shape })
      }
    }
  }

  private value({ type, shape }: GraphValue): ValueId {
    return this.values.push({ type, shape }) - 1
  }

  private once(what: unknown, make: () => readonly ValueId[]): readonly ValueId[] {
    // JSON has no words for what is not finite, and none for −0.
    const key = JSON.stringify(what, (_key, value: unknown) =>
      typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
        ? `number ${value} ${1 / value}`
        : value,
    )
    const known = this.known.get(key) ?? make()
    this.known.set(key, known)
    return known
  }
}

/** Numbers of the values that operations and outputs take. */
const usedBy = ({ outputs }: MergedPass, operations: Iterable<Operation>): ReadonlySet<number> =>
  new Set([...outputs.map(({ number }) => number), ...[...operations].flatMap(({ inputs }) => Object.values(inputs))])

/** A pass without what nobody needs, or the node that differs with the number of rows. */
export async function simplify(
  pass: MergedPass,
): Promise<Result<Pick<InferenceGraph, 'values' | 'given' | 'operations'> & { readonly outputs: ValueId[] }, Differs>> {
  const needed = await findNeeded(pass)
  if (!needed.ok) return needed
  const maker = new GraphMaker(pass, needed.value)
  maker.addInputs(usedBy(pass, needed.value.operations))
  for (const operation of pass.operations) if (needed.value.operations.has(operation)) maker.add(operation)
  const left = new Set<ValueId>()
  const outputs = pass.outputs.map(({ number, node }) => {
    const x = maker.idOf(number)
    const { values, given, operations } = maker
    // What leaves is made by an operation of its own, so that it may have a name of its own.
    const own = !given[x] && !left.has(x)
    const id = own ? x : values.length
    if (!own) {
      values.push(values[x] as GraphValue)
      operations.push({ kernel: 'Identity', inputs: { x }, attributes: {}, outputs: [id], node })
    }
    left.add(id)
    return id
  })
  const { values, given, operations } = maker
  return ok({ values, given, operations, outputs })
}
