import { nodeItems } from '@shared/catalog/catalog'
import { createDocument } from '@shared/graph/createDocument'
import type { GraphDocument, GraphNode } from '@shared/graph/document'
import type { CollectionName, Edit } from '@shared/graph/edit'
import type { Random } from '@shared/random'

const pick = <T>(random: Random, list: readonly T[]): T => list[random.int(list.length)] as T
const types = [...nodeItems.keys(), 'fromTheFuture']

let counter = 0
const fresh = (): string => `x${++counter}`

const node = (random: Random): GraphNode => ({
  id: fresh(),
  type: pick(random, types),
  params: random.int(2) ? { units: 1 + random.int(9) } : {},
  position: { x: random.int(1000), y: random.int(1000) },
  ...(random.int(3) === 0 && { name: `name ${random.int(5)}` }),
})

/** A document of up to `size` nodes with edges between any of them, cycles included. */
export function randomDocument(random: Random, size: number): GraphDocument {
  const nodes = Array.from({ length: random.int(size) }, () => node(random))
  const ends = (): { node: string; port: string } => ({
    node: pick(random, nodes).id,
    port: pick(random, ['input', 'output', 'features', 'target']),
  })
  return {
    ...createDocument('doc', 'Random'),
    nodes,
    edges:
      nodes.length === 0
        ? []
        : Array.from({ length: random.int(size * 2) }, () => ({ id: fresh(), source: ends(), target: ends() })),
    groups: Array.from({ length: random.int(3) }, () => ({
      id: fresh(),
      title: 'g',
      nodes: nodes.slice(0, random.int(4)).map((n) => n.id),
      folded: false,
    })),
    notes: Array.from({ length: random.int(3) }, () => ({
      id: fresh(),
      text: 't',
      position: { x: 0, y: 0 },
      size: { width: 100, height: 100 },
    })),
  }
}

const collections = ['nodes', 'edges', 'groups', 'notes'] as const

function randomInsert(random: Random, document: GraphDocument): Edit {
  const at = (length: number) => (random.int(2) ? { index: random.int(length + 1) } : {})
  if (random.int(2) || document.nodes.length === 0) {
    return {
      type: 'insert',
      collection: 'nodes',
      items: Array.from({ length: 1 + random.int(3) }, () => ({ ...at(document.nodes.length), value: node(random) })),
    }
  }
  const end = () => ({ node: pick(random, document.nodes).id, port: 'input' })
  return {
    type: 'insert',
    collection: 'edges',
    items: [{ ...at(document.edges.length), value: { id: fresh(), source: end(), target: end() } }],
  }
}

/** An edit that mostly fits the document, and sometimes does not. */
export function randomEdit(random: Random, document: GraphDocument, depth = 0): Edit {
  const collection: CollectionName = pick(random, collections)
  const ids = document[collection].map((item) => item.id)
  switch (random.int(depth > 2 ? 5 : 6)) {
    case 0:
    case 1:
      return randomInsert(random, document)
    case 2:
      return { type: 'remove', collection, ids: ids.filter(() => random.int(3) === 0) }
    case 3: {
      const patch = pick(random, [
        { position: { x: random.int(9), y: 3 } },
        { name: undefined },
        { name: 'new' },
        { params: { rate: 1 } },
        { sharesWith: 'x1', trainable: false },
      ])
      const chosen = document.nodes.filter(() => random.int(3) === 0)
      return {
        type: 'update',
        collection: 'nodes',
        patches: [...chosen, ...chosen.slice(0, 1)].map(({ id }) => ({ id, patch })),
      }
    }
    case 4:
      return {
        type: 'set',
        patch: random.int(2)
          ? { title: `t${random.int(100)}` }
          : { training: { ...document.training, epochs: 1 + random.int(99) } },
      }
    default:
      return {
        type: 'batch',
        edits: Array.from({ length: random.int(4) }, () => randomEdit(random, document, depth + 1)),
      }
  }
}
