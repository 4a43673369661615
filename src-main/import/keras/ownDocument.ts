import { checkGraph } from '@shared/compile/checkGraph'
import { readDocument } from '@shared/graph/readDocument'
import { createId } from '@shared/graph/createId'
import { toKerasModel } from '../../export/keras/toKerasModel'
import type { Imported } from '../defineImporter'
import type { ModelLayer } from './ModelGraph'
import { readTopology } from './readTopology'
import { takeWeights, type WeightBank } from './takeWeights'

/**
 * The studio's own document out of a file that it wrote, with the weights of the file; `undefined`: there is none that can be read, and the
 * description in Keras's words counts.
 */
export function ownDocument(
  text: string,
  words: unknown,
  bank: WeightBank | undefined,
  name: string,
): Imported | undefined {
  const read = readDocument(text)
  if (!read.ok || read.value.readOnly) return undefined
  // Two copies of a document are two documents: their runs must not mix.
  const document = { ...read.value.document, id: createId() }
  const { notices } = read.value
  const bare: Imported = { document, missing: [], notices, arranged: true }
  const model = toKerasModel(document, checkGraph(document))
  const graph = readTopology(words, name)
  if (!bank || !model.ok || !graph.ok) return bare
  const byName = new Map(model.value.layers.map((layer) => [layer.name, layer.node]))
  const owners = new Map(
    graph.value.layers.flatMap((layer): [ModelLayer, string][] => {
      const node = byName.get(layer.name)
      return node === undefined ? [] : [[layer, node]]
    }),
  )
  const taken = takeWeights(document, owners, bank, false)
  if (!taken.ok) return { ...bare, notices: [...notices, taken.error] }
  const { weights } = taken.value
  return { ...bare, notices: [...notices, ...taken.value.notices], ...(weights && { weights }) }
}
