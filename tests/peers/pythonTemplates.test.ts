import { beforeEach, expect, test } from 'vitest'
import { template, templates } from '../support/documents'
import { recordSupport } from '../support/recordSupport'
import { compare, runTrained } from './runTrained'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with TensorFlow'

beforeEach((context) => context.skip(!python, missing))

test('every template’s script trains in Keras, and with our weights answers and loses what the studio does', async () => {
  const documents = Object.fromEntries(templates.map(({ id }) => [id, template(id)]))
  const { expected, refused, reports } = await runTrained(python ?? '', documents)
  const faults: string[] = []
  for (const [name, ours] of expected) {
    const report = reports.get(name)
    if (!report || report.error !== undefined) {
      faults.push(`${name}: ${report?.trace ?? 'nothing'}`)
      continue
    }
    const { answers, loss } = compare(report, ours)
    if (!(answers < 1e-5 && loss < 1e-5)) faults.push(`${name}: answers ${answers}, loss ${loss}`)
    else recordSupport({ format: 'python-keras', template: name, status: 'same', worst: answers })
    if (report.black === false) faults.push(`${name}: black would set it otherwise`)
  }
  for (const [name, reason] of Object.entries(refused))
    recordSupport({ format: 'python-keras', template: name, status: 'refused', reason })
  expect(faults).toEqual([])
}, 900_000)
