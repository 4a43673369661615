import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { GraphNode } from '@shared/graph/document'
import type { StudioContract } from '@shared/ipc/contract'
import type { Client } from '@shared/ipc/defineContract'
import { ok, type Result } from '@shared/result'

/** Numbers of one row by port, see `portKey`. */
export type PortRows = Readonly<Record<string, readonly number[]>>

/** Name of a data node's port. */
export const portKey = (node: string, port: string): string => `${node}/${port}`

/** One row of the data by chance, the same row number in every data node: the numbers the network sees, and class numbers. */
export async function takeSample(
  client: Client<StudioContract>,
  sources: readonly GraphNode[],
  seed: number,
): Promise<Result<PortRows>> {
  const rows: Record<string, readonly number[]> = {}
  let offset: number | undefined
  for (const { id, type, params } of sources) {
    const item = catalog.datasets.get(type)
    if (!item) continue
    const { rows: count, scale } = item.describe(parseParams(item.params, params).params)
    offset ??= Math.floor(Math.random() * count)
    const preview = await client.call('dataset.preview', { type, params, seed, offset, count: 1 })
    if (!preview.ok) return preview
    for (const [port, [row = []]] of Object.entries(preview.value.columns)) {
      const factor = scale?.[port] ?? 1
      rows[portKey(id, port)] = row.map((value) => value * factor)
    }
  }
  return ok(rows)
}
