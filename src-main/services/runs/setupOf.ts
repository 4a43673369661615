import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { GraphDocument } from '@shared/graph/document'
import type { RunSetup } from '@shared/ipc/types'

/** The settings by which a run of this document is told apart from others. */
export function setupOf({ nodes, training }: GraphDocument): RunSetup {
  const { optimizer, batchSize, phases = [] } = training
  const item = catalog.optimizers.get(optimizer.type)
  const rate: unknown = item && parseParams(item.params, optimizer.params).params['learningRate']
  return {
    optimizer: optimizer.type,
    ...(typeof rate === 'number' && { learningRate: rate }),
    batchSize,
    ...(phases.length > 0 && { phases: phases.map(({ epochs }) => epochs).join(' + ') }),
    losses: nodes.filter(({ type }) => catalog.losses.has(type) || catalog.rules.has(type)).map(({ id }) => id),
  }
}
