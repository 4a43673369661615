import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkGraph } from '@shared/compile/checkGraph'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sharedFolder } from '../support/folders'
import { testStudio } from '../support/testStudio'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with TensorFlow'
const run = promisify(execFile)
const caller = { id: 'window' }

interface Case {
  readonly name: string
  readonly inputs: Readonly<Record<string, number[][]>>
  readonly outputs: readonly (readonly (readonly number[])[])[]
  readonly parameters: number
  readonly missing: readonly (readonly [className: string, name: string])[]
}

let cases: readonly Case[] = []
let folder = ''
beforeAll(async () => {
  if (python === undefined) return
  folder = process.env['NEUROLOOM_MODELS'] ?? (await sharedFolder())
  if (process.env['NEUROLOOM_MODELS'] === undefined) await run(python, [join(__dirname, 'writeModels.py'), folder])
  cases = JSON.parse(await readFile(join(folder, 'cases.json'), 'utf8')) as Case[]
}, 300_000)
beforeEach((context) => context.skip(python === undefined, missing))

const NAMES = [
  'mlp',
  'conv',
  'series',
  'shapes',
  'film',
  'words',
  'branches',
  'expressions',
  'nested',
  'stacked',
  'residual',
  'attention',
  'masked',
  'anyLength',
  'foreign',
]

test.each(NAMES.flatMap((name) => [`${name}.keras`, `${name}.h5`]))('%s answers as in Keras', async (name) => {
  const wanted = cases.find((one) => one.name === name)
  if (!wanted) throw new Error(`Keras wrote no ${name}`)
  const studio = await testStudio({ projects: folder })
  const imported = await studio.imports.open(join(folder, name), caller)
  if (!imported.ok || !imported.value)
    throw new Error(imported.ok ? 'canceled' : (imported.error.cause ?? imported.error.message))
  const { document, runId } = imported.value
  expect(imported.value.missing.map(({ className, name: layer }) => [className, layer])).toEqual(wanted.missing)
  const { trainable, totals, diagnostics } = checkGraph(document)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (wanted.missing.length > 0) {
    expect(new Set(errors.map(({ code }) => code))).toContain('foreignLayer')
    return
  }
  expect(errors).toEqual([])
  expect([trainable, totals.parameterCount]).toEqual([true, wanted.parameters])
  if (runId === undefined) throw new Error(imported.value.notices.map(({ message }) => message).join('\n'))
  const several = Object.keys(wanted.inputs).length > 1
  const rows = Object.fromEntries(
    Object.entries(wanted.inputs).map(([input, values]) => [several ? `data_${input}` : 'data', values]),
  )
  const ours = await studio.runs.ask(runId, { type: 'predict', inputs: rows })
  if (!ours.ok) throw new Error(ours.error.cause ?? ours.error.message)
  const outputs = Object.values(ours.value.outputs).map((output) => output.rows)
  expect(outputs).toHaveLength(wanted.outputs.length)
  const worst = outputs.map((output, i) =>
    Math.max(
      ...output.flatMap((row, r) => row.map((value, k) => Math.abs(value - (wanted.outputs[i]?.[r]?.[k] ?? NaN)))),
    ),
  )
  for (const difference of worst) expect(difference).toBeLessThan(1e-5)
  await studio.close()
})
