import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { JsonValue } from '@shared/graph/document'
import type { DatasetPreview } from '@shared/ipc/types'
import { fail, problem, type Result } from '@shared/result'
import { previewDataset } from '../trainer/data/previewDataset'

export interface PreviewRequest {
  /** Catalog id of the data set. */
  readonly type: string
  readonly params: Readonly<Record<string, JsonValue>>
  readonly seed: number
  readonly offset: number
  readonly count: number
}

/** Rows of a data set as they are stored, from `offset`. */
export async function previewRows({ type, params, ...page }: PreviewRequest): Promise<Result<DatasetPreview>> {
  const item = catalog.datasets.get(type)
  if (!item) return fail(problem('datasetUnknown', `There is no data set “${type}”.`, { type }))
  return previewDataset(item, parseParams(item.params, params).params, page)
}
