import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { catalog } from '@shared/catalog/catalog'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { expect, test } from 'vitest'
import { tfjsExporter } from '../../../src-main/export/tfjs/tfjsExporter'
import { importNetwork } from '../../../src-main/import/importNetwork'
import { weightCell } from '../../../src-main/trainer/program/weightCell'
import { evaluateNetwork, type Values } from '../../support/evaluateNetwork'
import { temporaryFolder } from '../../support/folders'
import { randomWeights } from '../../support/randomWeights'
import { writeExported } from '../../support/writeExported'
import { graphOf } from '../compile/graphOf'

const run = promisify(execFile)
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

async function written(of: GraphDocument, folder: string): Promise<string | undefined> {
  const weights = randomWeights(checkGraph(of))
  const made = await tfjsExporter.write({ document: of, weights } as never)
  if (!made.ok) return made.error.code
  await mkdir(folder)
  for (const file of made.value.files) await writeExported(join(folder, file.name), file)
  return undefined
}

const worst = (ours: readonly number[], theirs: readonly number[]): number =>
  Math.max(ours.length === theirs.length ? 0 : Infinity, ...ours.map((x, i) => Math.abs(x - (theirs[i] ?? NaN))))

test('activations are the same functions in TensorFlow.js, and when they come back from there', async () => {
  const folder = await temporaryFolder()
  const refused: string[] = []
  for (const id of ids) if (await written(document([id]), join(folder, id))) refused.push(id)
  // It has none like these.
  expect(refused).toEqual(['gaussian', 'hardTanh', 'sign', 'step'])
  const kept = ids.filter((id) => !refused.includes(id))
  const [whole, path] = [document(kept), join(folder, 'all')]
  expect(await written(whole, path)).toBeUndefined()
  const features: Values = {
    shape: [ROWS, 4],
    values: Array.from({ length: ROWS * 4 }, (_, i) => Math.fround(6 * Math.sin(1 + i * i))),
  }
  const weights = randomWeights(checkGraph(whole))
  const own: Record<string, Values> = {}
  for (const [node, specs] of Object.entries(weights.all))
    for (const [name, { shape }] of Object.entries(specs))
      own[`${node}/${name}`] = { shape, values: Array.from((await weights.read(node, name)) as Float32Array) }
  const ours = evaluateNetwork(checkGraph(whole), own, { 'data/features': features }).get('out/output')?.values ?? []
  expect(ours).toHaveLength(ROWS * 3)

  const inputs = join(folder, 'inputs.json')
  const rows = Array.from({ length: ROWS }, (_, i) => features.values.slice(4 * i, 4 * i + 4))
  await writeFile(inputs, JSON.stringify({ data_features: rows }))
  const { stdout } = await run(process.execPath, [join(__dirname, 'loadTfjs.cjs'), path, inputs])
  const { outputs } = JSON.parse(stdout) as { readonly outputs: readonly { readonly values: readonly number[] }[] }
  expect(worst(ours, outputs[0]?.values ?? [])).toBeLessThan(1e-5)

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
