import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalog, nodeItems } from '@shared/catalog/catalog'
import { itemsOf } from '@shared/catalog/chosen'
import { CATEGORIES } from '@shared/catalog/define/item'
import { parseParams } from '@shared/catalog/define/params'
import type { JsonValue } from '@shared/graph/document'
import { allItems, canvasItems } from './items'

const ROOT = join(import.meta.dirname, '..', '..', '..')

test('the index is fresh', () => {
  const check = spawnSync(process.execPath, [join(ROOT, 'scripts', 'catalogIndex.mjs'), '--check'], {
    encoding: 'utf8',
  })
  expect(check.stderr).toBe('')
  expect(check.status).toBe(0)
})

test.each(Object.keys(catalog))('every file of %s is an item named like its file', (kind) => {
  const files = readdirSync(join(ROOT, 'shared', 'catalog', kind)).filter((file) => !file.startsWith('_'))
  expect([...catalog[kind as keyof typeof catalog].keys()].sort()).toEqual(
    files.map((file) => file.replace(/\.ts$/, '')).sort(),
  )
})

test('no two items of the canvas share an id', () => {
  const sizes = [
    catalog.datasets,
    catalog.layers,
    catalog.activations,
    catalog.losses,
    catalog.rules,
    catalog.views,
  ].map((kind) => kind.size)
  expect(nodeItems.size).toBe(sizes.reduce((sum, size) => sum + size, 0))
})

describe('parameters', () => {
  test.each(allItems)('the defaults of %s parse when they are written down', (_name, item) => {
    const defaults = parseParams(item.params, {})
    expect(defaults.problems).toEqual([])
    const written = JSON.parse(JSON.stringify(defaults.params)) as Record<string, JsonValue>
    expect(parseParams(item.params, written)).toEqual({ params: defaults.params, problems: [] })
  })

  test.each(allItems)('%s refuses nonsense', (_name, item) => {
    for (const name of Object.keys(item.params)) {
      const { params, problems } = parseParams(item.params, { [name]: { nonsense: true } })
      expect(problems.map(({ param }) => param)).toEqual([name])
      expect(params).toEqual(parseParams(item.params, {}).params)
    }
  })

  test.each(allItems)('%s refers to items that exist', (_name, item) => {
    for (const spec of Object.values(item.params)) {
      if (spec.type !== 'item') continue
      expect(itemsOf(spec.kind).has(spec.default) || (spec.optional && spec.default === 'none')).toBe(true)
    }
  })

  test.each([...catalog.optimizers])('%s has a base learning rate', (_id, item) => {
    expect(item.params['learningRate']?.type).toBe('float')
  })

  test.each([...catalog.losses])('%s has a weight, one at first, unless nothing is learned from it', (_id, item) => {
    const { weight } = parseParams(item.params, {}).params
    // A sum over hidden units would outweigh what the network is for.
    const first = item.id === 'activityLoss' ? 0.01 : 1
    expect(weight).toBe(item.shownOnly ? undefined : first)
  })
})

describe('the canvas', () => {
  test.each(canvasItems)('%s has a category, an icon and ports', (_id, item) => {
    expect(CATEGORIES).toContain(item.category)
    expect([...item.icon].length).toBeGreaterThanOrEqual(1)
    expect([...item.icon].length).toBeLessThanOrEqual(3)
    for (const side of [item.inputs, item.outputs]) expect(new Set(side.map(({ name }) => name)).size).toBe(side.length)
    expect(item.inputs.length + item.outputs.length).toBeGreaterThan(0)
  })
})
