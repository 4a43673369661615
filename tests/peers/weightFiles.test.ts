import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkGraph } from '@shared/compile/checkGraph'
import { readDocument } from '@shared/graph/readDocument'
import { beforeEach, expect, test } from 'vitest'
import { exporters } from '../../src-main/export/exporters'
import { namedWeights } from '../../src-main/export/weights/namedWeights'
import { template, templates } from '../support/documents'
import { temporaryFolder } from '../support/folders'
import { randomWeights } from '../support/randomWeights'
import { recordSupport } from '../support/recordSupport'
import { writeExported } from '../support/writeExported'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with TensorFlow'
const run = promisify(execFile)
const formats = ['npz', 'safetensors'] as const

/** Type, shape, sum and one number of each array. */
type Arrays = Readonly<Record<string, readonly [string, readonly number[], number, number]>>
interface Report {
  readonly file: string
  readonly arrays: Arrays
  readonly metadata: Readonly<Record<string, string>> | null
}

async function expected(id: string): Promise<Arrays> {
  const document = template(id)
  const found: Record<string, Arrays[string]> = {}
  for (const { name, shape, read } of namedWeights(document, randomWeights(checkGraph(document)))) {
    const values = await read()
    const sum = values.reduce((sum, value) => sum + value, 0)
    found[name] = ['float32', shape, sum, values[Math.floor(values.length / 3)] ?? NaN]
  }
  return found
}

beforeEach((context) => context.skip(!python, missing))

test('the weights of every template are read by NumPy and by safetensors, and the document with them', async () => {
  const folder = join(await temporaryFolder(), 'weights')
  await mkdir(folder)
  for (const { id } of templates)
    for (const format of formats) {
      const exporter = exporters.find((one) => one.id === format)
      const document = template(id)
      const made = await exporter?.write({ document, weights: randomWeights(checkGraph(document)) } as never)
      if (!made?.ok || !made.value.files[0]) throw new Error(`${id} as ${format}`)
      expect(made.value.losses.map(({ code }) => code)).toEqual(['weightsAlone'])
      await writeExported(join(folder, `${id}.${format}`), made.value.files[0])
    }
  const { stdout } = await run(python ?? '', [join(__dirname, 'readWeights.py'), folder], { maxBuffer: 2 ** 26 })
  const reports = new Map(stdout.trim().split('\n').map((line) => JSON.parse(line) as Report).map((one) => [one.file, one])) // prettier-ignore
  for (const { id } of templates) {
    const arrays = await expected(id)
    for (const format of formats) {
      const report = reports.get(`${id}.${format}`)
      expect([id, format, Object.keys(report?.arrays ?? {}).sort()]).toEqual([id, format, Object.keys(arrays).sort()])
      for (const [name, [dtype, shape, sum, one]] of Object.entries(arrays)) {
        const read = report?.arrays[name]
        expect([id, name, read?.[0], read?.[1], read?.[3]]).toEqual([id, name, dtype, shape, one])
        expect(Math.abs((read?.[2] ?? NaN) - sum), `${id} ${name}`).toBeLessThan(1e-6 * (1 + Math.abs(sum)))
      }
      recordSupport({ format, template: id, status: 'same', worst: 0 })
    }
    const read = readDocument(reports.get(`${id}.safetensors`)?.metadata?.['neuroloom'] ?? '')
    expect([id, read.ok && read.value.document]).toEqual([id, template(id)])
  }
}, 300_000)
