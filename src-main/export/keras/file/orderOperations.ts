import { isValue, type Operation, type OperationCall, type ValueRef } from './Operation'

const valuesOf = (argument: unknown): ValueRef[] => {
  if (isValue(argument)) return [argument]
  return Array.isArray(argument) ? argument.flatMap(valuesOf) : []
}

/** Values that a call takes, in order. */
export const valuesOfCall = ({ args }: OperationCall): readonly ValueRef[] => args.flatMap(valuesOf)

/** A call of an operation. */
interface Step {
  readonly operation: string
  readonly call: number
  readonly needs: readonly ValueRef[]
}

/**
 * The operations as Keras orders them when it makes a model, and as it counts its layers when it reads weights: by how far they are from the
 * outputs, and those equally far in the order in which a walk from the outputs to the inputs meets them.
 */
export function orderOperations(operations: readonly Operation[], outputs: readonly ValueRef[]): readonly Operation[] {
  const byName = new Map(operations.map((operation) => [operation.name, operation]))
  const met = new Map<string, number>()
  const steps: Step[] = []
  const seen = new Set<string>()
  const visit = ({ operation, call }: ValueRef): void => {
    const key = `${operation}\n${call}`
    if (seen.has(key)) return
    seen.add(key)
    if (!met.has(operation)) met.set(operation, met.size)
    const made = byName.get(operation)?.calls[call]
    const needs = made ? valuesOfCall(made) : []
    needs.forEach(visit)
    steps.push({ operation, call, needs })
  }
  outputs.forEach(visit)
  const depths = new Map<string, number>()
  const stepDepths = new Map<string, number>()
  for (const { operation, call, needs } of [...steps].reverse()) {
    const depth = Math.max(stepDepths.get(`${operation}\n${call}`) ?? 0, depths.get(operation) ?? 0)
    depths.set(operation, depth)
    for (const need of needs) {
      const key = `${need.operation}\n${need.call}`
      stepDepths.set(key, Math.max(depth + 1, stepDepths.get(key) ?? 0))
    }
  }
  const depthOf = ({ name }: Operation): number => depths.get(name) ?? 0
  const placeOf = ({ name }: Operation): number => met.get(name) ?? -1
  return [...operations].sort((a, b) => depthOf(b) - depthOf(a) || placeOf(a) - placeOf(b))
}
