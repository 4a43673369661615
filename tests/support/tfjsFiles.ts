import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { tfjsExporter } from '../../src-main/export/tfjs/tfjsExporter'
import { ROOT } from './built'
import type { Values } from './evaluateNetwork'
import { randomWeights } from './randomWeights'
import { writeExported } from './writeExported'

const run = promisify(execFile)

/** Writes a document with random weights for TensorFlow.js into a new folder; gives the problem and its values where it is refused. */
export async function exportToTfjs(document: GraphDocument, folder: string): Promise<string | undefined> {
  const made = await tfjsExporter.write({ document, weights: randomWeights(checkGraph(document)) } as never)
  if (!made.ok) return [made.error.code, ...Object.values(made.error.values ?? {})].join(' ')
  await mkdir(folder)
  for (const file of made.value.files) await writeExported(join(folder, file.name), file)
  return undefined
}

/** These weights, by `node/weight`. */
export async function randomValuesOf(document: GraphDocument): Promise<Readonly<Record<string, Values>>> {
  const weights = randomWeights(checkGraph(document))
  const found: Record<string, Values> = {}
  for (const [node, specs] of Object.entries(weights.all))
    for (const [name, { shape }] of Object.entries(specs))
      found[`${node}/${name}`] = { shape, values: Array.from((await weights.read(node, name)) as Float32Array) }
  return found
}

/** What real TensorFlow.js answers at each output, in a process of its own. `inputs`: by name. */
export async function answersInTfjs(
  folder: string,
  inputs: Readonly<Record<string, Pick<Values, 'shape' | 'values'>>>,
): Promise<readonly (readonly number[])[]> {
  const rows = Object.entries(inputs).map(([name, { shape, values }]) => {
    const width = values.length / (shape[0] ?? 1)
    return [name, Array.from({ length: shape[0] ?? 1 }, (_, i) => values.slice(width * i, width * (i + 1)))]
  })
  const file = join(folder, 'inputs.json')
  await writeFile(file, JSON.stringify(Object.fromEntries(rows)))
  const { stdout } = await run(process.execPath, [join(ROOT, 'tests/unit/export/loadTfjs.cjs'), folder, file], { maxBuffer: 2 ** 26 }) // prettier-ignore
  const { outputs } = JSON.parse(stdout) as { readonly outputs: readonly { readonly values: readonly number[] }[] }
  return outputs.map(({ values }) => values)
}
