import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with TensorFlow'

/** The formats that are made from a recorded pass, and what loads them; `skips`: why it is not here. */
export const TARGETS = [
  { format: 'savedmodel', program: python ?? '', script: 'runSavedModels.py', skips: python ? undefined : missing },
  { format: 'tfjs-graph', program: process.execPath, script: 'runTfjsGraphs.cjs', skips: undefined },
] as const
export type Target = (typeof TARGETS)[number]

/** What another program makes of a folder. */
export interface Loaded {
  readonly folder: string
  readonly error?: string
  readonly outputs?: Readonly<Record<string, { readonly shape: readonly number[]; readonly values: readonly number[] }>>
}

/** Loads folders with `inputs.json` in them in another program, all in one process. */
export async function loadRecorded(
  { program, script }: Target,
  folders: readonly string[],
): Promise<readonly Loaded[]> {
  const { stdout } = await run(program, [join(__dirname, script), ...folders], { maxBuffer: 2 ** 28 })
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Loaded)
}

/** Largest difference, relative to how large the numbers are. */
export function worstOf(ours: readonly number[], theirs: readonly number[]): number {
  const scale = Math.max(1e-3, ...ours.map(Math.abs))
  return Math.max(0, ...ours.map((value, k) => Math.abs(value - (theirs[k] ?? NaN)))) / scale
}
