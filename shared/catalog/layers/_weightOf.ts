import type { Tensor } from '../define/tf'

/** A weight that the layer cannot do without. */
export function weightOf(w: Readonly<Record<string, Tensor>>, name: string): Tensor {
  const found = w[name]
  if (!found) throw new Error(`There is no weight “${name}”`)
  return found
}
