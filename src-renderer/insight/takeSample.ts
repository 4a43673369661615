import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { GraphNode } from '@shared/graph/document'
import type { StudioContract } from '@shared/ipc/contract'
import type { Client } from '@shared/ipc/defineContract'
import { ok, type Result } from '@shared/result'

type Rows = Readonly<Record<string, readonly number[]>>

/** One row of the data by chance, the same row number in every data node: the numbers the network sees, and the targets as stored. */
export async function takeSample(
  client: Client<StudioContract>,
  inputs: readonly GraphNode[],
  seed: number,
): Promise<Result<{ readonly rows: Rows; readonly targets: Rows }>> {
  const rows: Record<string, readonly number[]> = {}
  const targets: Record<string, readonly number[]> = {}
  let offset: number | undefined
  for (const { id, type, params } of inputs) {
    const item = catalog.datasets.get(type)
    if (!item) continue
    const { rows: count, scale } = item.describe(parseParams(item.params, params).params)
    offset ??= Math.floor(Math.random() * count)
    const preview = await client.call('dataset.preview', { type, params, seed, offset, count: 1 })
    if (!preview.ok) return preview
    const factor = scale?.['features'] ?? 1
    rows[id] = (preview.value.columns['features']?.[0] ?? []).map((value) => value * factor)
    targets[id] = preview.value.columns['target']?.[0] ?? []
  }
  return ok({ rows, targets })
}
