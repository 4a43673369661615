import { describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { parseParams } from '../../../shared/catalog/define/params'
import { storedSize } from '../../../shared/catalog/define/tensorType'
import type { JsonValue } from '../../../shared/graph/document'
import { loadDataset } from '../../../src-main/trainer/data/loadDataset'
import { previewDataset } from '../../../src-main/trainer/data/previewDataset'

const load = async (id: string, seed: number, values: Record<string, JsonValue> = {}) => {
  const item = catalog.datasets.get(id)
  if (!item) throw new Error(id)
  const loaded = await loadDataset(item, parseParams(item.params, values).params, seed)
  if (!loaded.ok) throw new Error(loaded.error.message)
  return loaded.value
}

describe('loadDataset', () => {
  it.each([...catalog.datasets.keys()])(
    '%s gives what it describes: full columns of finite numbers, labels within the classes',
    async (id) => {
      const { shape, columns } = await load(id, 1)
      for (const [port, type] of Object.entries(shape.outputs)) {
        const values = columns[port] ?? new Float32Array()
        expect(values.length).toBe(shape.rows * storedSize(type))
        expect(values.every((value: number) => Number.isFinite(value))).toBe(true)
        if (type.labels && storedSize(type) === 1)
          expect(new Set(values)).toEqual(new Set(Array.from({ length: type.labels.classes }, (_, i) => i)))
      }
    },
  )

  it.each(['blobs', 'circles', 'moons', 'spirals'])('%s follows the seed', async (id) => {
    expect(await load(id, 1)).toEqual(await load(id, 1))
    expect((await load(id, 2)).columns).not.toEqual((await load(id, 1)).columns)
  })

  it('reads what the item names, whatever the item is called', async () => {
    const iris = catalog.datasets.get('iris')
    if (!iris) throw new Error('No iris')
    const params = parseParams(iris.params, {}).params
    const other = await loadDataset({ ...iris, id: 'flowers' }, params, 1)
    expect(other.ok && other.value.columns).toEqual((await load('iris', 1)).columns)
  })

  it('takes fewer rows of MNIST, with the whole test part', async () => {
    const { shape, columns } = await load('mnist', 1, { rows: 100 })
    expect([shape.rows, shape.testRows]).toEqual([10_100, 10_000])
    expect([...(columns['target'] ?? new Uint8Array()).subarray(0, 3)]).toEqual([5, 0, 4])
    expect([...(columns['target'] ?? new Uint8Array()).subarray(100, 103)]).toEqual([7, 2, 1])
  })
})

describe('previewDataset', () => {
  it('gives a page of stored rows, and how many rows each class has', async () => {
    const item = catalog.datasets.get('iris')
    if (!item) throw new Error()
    const preview = (offset: number, count: number) =>
      previewDataset(item, parseParams(item.params, {}).params, { seed: 1, offset, count })
    expect(await preview(0, 1)).toMatchObject({
      ok: true,
      value: { rows: 150, classCounts: [50, 50, 50], columns: { target: [[0]] } },
    })
    const last = await preview(148, 10)
    expect(last.ok && last.value.columns['features']?.length).toBe(2)
    const past = await preview(1000, 10)
    expect(past.ok && past.value.columns['features']).toEqual([])
  })
})
