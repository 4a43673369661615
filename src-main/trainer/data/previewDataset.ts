import type { DatasetDefinition } from '@shared/catalog/define/dataset'
import { storedSize } from '@shared/catalog/define/tensorType'
import type { DatasetPreview } from '@shared/ipc/types'
import { ok, type Result } from '@shared/result'
import { loadDataset } from './loadDataset'

/** A page of a data set's rows as stored, for a person to look at; an offset past the end gives an empty page. */
export async function previewDataset(
  item: DatasetDefinition,
  params: Readonly<Record<string, unknown>>,
  { seed, offset, count }: { readonly seed: number; readonly offset: number; readonly count: number },
): Promise<Result<DatasetPreview>> {
  const loaded = await loadDataset(item, params, seed)
  if (!loaded.ok) return loaded
  const { shape, columns } = loaded.value
  const end = Math.min(shape.rows, offset + count)
  const pages: Record<string, number[][]> = {}
  let classCounts: number[] | undefined
  for (const [port, type] of Object.entries(shape.outputs)) {
    const width = storedSize(type)
    const values = columns[port]
    if (!values) continue
    const page: number[][] = []
    for (let row = offset; row < end; row++) page.push(Array.from(values.subarray(row * width, (row + 1) * width)))
    pages[port] = page
    if (type.labels && width === 1 && !classCounts) {
      classCounts = new Array<number>(type.labels.classes).fill(0)
      for (const label of values) classCounts[label] = (classCounts[label] ?? 0) + 1
    }
  }
  return ok({
    rows: shape.rows,
    offset,
    outputs: shape.outputs,
    columns: pages,
    ...(classCounts && { classCounts }),
  })
}
