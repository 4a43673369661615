import { join } from 'node:path'
import { expect, test } from 'vitest'
import { template } from '../../support/documents'
import { testStudio } from '../../support/testStudio'

const caller = { id: 'window' }
const ROWS = [[0, 0], [0, 1], [1, 0], [1, 1]] // prettier-ignore

test.each([
  ['keras', 'xor.keras'],
  ['h5', 'xor.h5'],
  ['tfjs', 'xor'],
  ['onnx', 'xor.onnx'],
])('a trained network that left as %s comes back and predicts the same', async (format, name) => {
  const studio = await testStudio()
  const document = template('xorMlp', { epochs: 50 })
  const started = await studio.runs.start({ document }, caller)
  if (!started.ok) throw new Error(started.error.message)
  const { runId } = started.value
  await studio.runs.over(runId)
  const before = await studio.runs.ask(runId, { type: 'predict', inputs: { data: ROWS } })
  const path = join(studio.projectsFolder, name)
  const written = await studio.exports.write({ document, format, runId, path }, caller)
  if (!written.ok) throw new Error(written.error.message)
  const opened = await studio.imports.open(path, caller)
  if (!opened.ok || !opened.value) throw new Error(opened.ok ? 'canceled' : opened.error.message)
  const { document: back, runId: kept, missing } = opened.value
  expect(missing).toEqual([])
  if (kept === undefined) throw new Error('No weights came')
  if (format === 'keras') {
    // Its own document lies in the file: places, notes, data and training come back as well.
    expect({ ...back, id: document.id }).toEqual(document)
    expect(back.id).not.toBe(document.id)
  } else expect(back.nodes.filter(({ type }) => type === 'dense')).toHaveLength(2)
  const source = back.nodes.find(({ type }) => type === 'standIn' || type === 'logicGate')
  const after = await studio.runs.ask(kept, { type: 'predict', inputs: { [source?.id ?? '']: ROWS } })
  if (!before.ok || !after.ok) throw new Error('No answer')
  const [ours, theirs] = [before, after].map(({ value }) => Object.values(value.outputs)[0]?.rows.flat() ?? [])
  expect(ours).toHaveLength(4)
  ours?.forEach((value, i) => expect(theirs?.[i]).toBeCloseTo(value, 5))
})
