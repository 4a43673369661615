import type { GraphDocument } from '@shared/graph/document'
import { loadAsset } from '../../trainer/data/loadDataset'
import type { StoredData } from './DatasetScript'

/** Data that scripts carry with them, where the document has it. */
export async function storedData({ nodes }: GraphDocument): Promise<StoredData> {
  if (!nodes.some(({ type }) => type === 'iris')) return {}
  const iris = await loadAsset('iris')
  return iris.ok ? { iris: Array.from(iris.value.train?.columns['features'] ?? []) } : {}
}
