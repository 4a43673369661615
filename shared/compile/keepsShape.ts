import type { CheckedNode } from './checkedGraph'

/** Whether a node with one input hands its input's shape on at this output. */
export function keepsShape(checked: CheckedNode | undefined, port = 'output'): boolean {
  const [from, ...others] = checked?.inputs ?? []
  const to = checked?.outputs[port]
  if (!from || !to || others.length > 0) return false
  return from.shape.length === to.shape.length && from.shape.every((size, axis) => size === to.shape[axis])
}
