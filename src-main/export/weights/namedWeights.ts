import type { Shape } from '@shared/catalog/define/tensorType'
import type { GraphDocument } from '@shared/graph/document'
import type { WeightSource } from './WeightSource'

/** A weight under the name by which a file has it. */
export interface NamedWeight {
  readonly name: string
  readonly shape: Shape
  /** Values, row after row. */
  read(): Promise<Float32Array>
}

interface TitledWeight extends NamedWeight {
  /** Where it stands in the document. */
  readonly node: string
  readonly weight: string
}

/** Slashes part a node from its weight, and file names from folders. */
const cleaned = (title: string): string =>
  title
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
    .replace(/[\\/]/g, '∕')
    .trim()

/** Gives out names, each once. */
function createTitles(): (wish: string, id: string) => string {
  const given = new Set<string>()
  return (wish, id) => {
    const first = cleaned(wish) || cleaned(id) || 'node'
    for (let k = 1; ; k++) {
      const title = k === 1 ? first : `${first} ${k}`
      if (given.has(title)) continue
      given.add(title)
      return title
    }
  }
}

/**
 * Every weight of a network as `<title of its node>/<its own name>`, statistics included, in the order of the nodes. A node without a title
 * has its id for one; where titles repeat, the later ones are numbered.
 */
export function namedWeights({ nodes }: GraphDocument, weights: WeightSource): readonly TitledWeight[] {
  const titleOf = createTitles()
  return nodes.flatMap(({ id, name = '' }) => {
    const own = Object.entries(weights.all[id] ?? {})
    if (own.length === 0) return []
    const title = titleOf(name, id)
    return own.map(([weight, { shape }]) => ({
      name: `${title}/${weight}`,
      shape,
      node: id,
      weight,
      read: () => weights.read(id, weight),
    }))
  })
}
