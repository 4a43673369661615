import { expect } from '../fixtures/test'
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

interface WeightEntry {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: string
}
interface ModelFile {
  readonly format: string
  readonly modelTopology: object
  readonly weightsManifest: readonly { readonly paths: readonly string[]; readonly weights: readonly WeightEntry[] }[]
}

/** The folder holds a layers model whose weight files have exactly the bytes that it speaks of. */
export function checkTfjsFolder(folder: string, parameters: number): void {
  const model = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as ModelFile
  expect(model.format).toBe('layers-model')
  const weights = model.weightsManifest.flatMap((group) => group.weights)
  const count = weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0)
  expect(count).toBe(parameters)
  const bytes = model.weightsManifest
    .flatMap((group) => group.paths)
    .reduce((sum, path) => sum + statSync(join(folder, path)).size, 0)
  expect(bytes).toBe(4 * count)
}

/** The script is Python, and builds the layers that were drawn. */
export function checkPythonScript(path: string): void {
  const text = readFileSync(path, 'utf8')
  expect(text).toMatch(/^import keras$|^from keras import/m)
  expect(text.match(/Conv2D\(/g)).toHaveLength(2)
  expect(text.match(/Dense\(/g)).toHaveLength(3)
  const python = process.env['NEUROLOOM_PYTHON'] ?? 'python3'
  const parsed = spawnSync(
    python,
    ['-c', 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read())', path],
    { encoding: 'utf8' },
  )
  expect(parsed.stderr).toBe('')
  expect(parsed.status).toBe(0)
}
