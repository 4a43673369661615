import type { Argument, ModelGraph, ValueRef } from './ModelGraph'

/** A network without the calls that nothing it gives is made of. */
export function withoutUnused(graph: ModelGraph): ModelGraph {
  const needed = new Set<number>()
  const open = graph.outputs.map(({ value }): Argument => value)
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'number' || value.from === 'input' || needed.has(value.index)) continue
    needed.add(value.index)
    open.push(...(graph.calls[value.index]?.inputs ?? []))
  }
  const places = new Map([...needed].sort((a, b) => a - b).map((index, k) => [index, k]))
  const moved = (value: ValueRef): ValueRef =>
    value.from === 'input' ? value : { ...value, index: places.get(value.index) ?? -1 }
  return {
    ...graph,
    calls: graph.calls
      .filter((_, index) => needed.has(index))
      .map((call) => ({
        ...call,
        inputs: call.inputs.map((input) => (typeof input === 'number' ? input : moved(input))),
      })),
    outputs: graph.outputs.map(({ name, value }) => ({ name, value: moved(value) })),
    shapes: new Map(
      [...graph.shapes].flatMap(([index, shape]) => {
        const place = places.get(index)
        return place === undefined ? [] : [[place, shape] as const]
      }),
    ),
  }
}
