import { join } from 'node:path'
import { catalog } from '@shared/catalog/catalog'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { expect, test } from 'vitest'
import { importNetwork } from '../../../src-main/import/importNetwork'
import { weightCell } from '../../../src-main/trainer/program/weightCell'
import { evaluateNetwork, type Values } from '../../support/evaluateNetwork'
import { temporaryFolder } from '../../support/folders'
import { answersInTfjs, exportToTfjs, randomValuesOf } from '../../support/tfjsFiles'
import { graphOf } from '../compile/graphOf'

const ROWS = 8
const ids = [...catalog.activations.keys()]

/** Each activation at the end of a dense layer and by itself, side by side; one behind the other would hide mistakes. */
function document(activations: readonly string[]): GraphDocument {
  const nodes: Record<string, string | [string, Record<string, string | number>]> = { data: 'iris' }
  const wires: string[] = []
  activations.forEach((activation, i) => {
    nodes[`sums${i}`] = ['dense', { units: 4 }]
    nodes[`alone${i}`] = activation
    nodes[`end${i}`] = ['dense', { units: 4, activation }]
    wires.push(`data.features > sums${i} > alone${i} > all`, `data.features > end${i} > all`)
  })
  Object.assign(nodes, { all: 'concatenate', out: ['dense', { units: 3 }], loss: 'meanSquaredError' })
  return graphOf(nodes, [...wires, 'all > out > loss.prediction', 'data.target > loss.target'])
}

const worst = (ours: readonly number[], theirs: readonly number[]): number =>
  Math.max(ours.length === theirs.length ? 0 : Infinity, ...ours.map((x, i) => Math.abs(x - (theirs[i] ?? NaN))))

test('activations are the same functions in TensorFlow.js, and when they come back from there', async () => {
  const folder = await temporaryFolder()
  const refused: string[] = []
  for (const id of ids) if (await exportToTfjs(document([id]), join(folder, id))) refused.push(id)
  // It has none like these.
  expect(refused).toEqual(['gaussian', 'hardTanh', 'sign', 'step'])
  const kept = ids.filter((id) => !refused.includes(id))
  const [whole, path] = [document(kept), join(folder, 'all')]
  expect(await exportToTfjs(whole, path)).toBeUndefined()
  const features: Values = {
    shape: [ROWS, 4],
    values: Array.from({ length: ROWS * 4 }, (_, i) => Math.fround(6 * Math.sin(1 + i * i))),
  }
  const own = await randomValuesOf(whole)
  const ours = evaluateNetwork(checkGraph(whole), own, { 'data/features': features }).get('out/output')?.values ?? []
  expect(ours).toHaveLength(ROWS * 3)

  const [theirs = []] = await answersInTfjs(path, { data_features: features })
  expect(worst(ours, theirs)).toBeLessThan(1e-5)

  const read = await importNetwork(path)
  if (!read.ok) throw new Error(read.error.message)
  const checked = checkGraph(read.value.document)
  const loss = Object.values(checked.nodes).find(({ item }) => item?.kind === 'loss')
  const out = loss?.incoming[0]?.source
  const back = Object.fromEntries(
    Object.entries(checked.nodes).flatMap(([id, { weights: specs }]) =>
      Object.entries(specs).map(([name, { shape }]) => [
        `${id}/${name}`,
        { shape, values: Array.from(read.value.weights?.[weightCell(id, name)] ?? []) },
      ]),
    ),
  )
  const answers = evaluateNetwork(checked, back, { 'data/features': features }).get(`${out?.node}/output`)?.values ?? []
  expect(worst(ours, answers)).toBeLessThan(1e-5)
})
