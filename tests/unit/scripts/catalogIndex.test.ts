import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { load } from './load'
import { temporaryFolder } from './temporaryFolder'

const { catalogIndexText } = await load('catalogIndex.mjs')

function catalog(files: Record<string, string>): string {
  const folder = temporaryFolder()
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

test('lists every item once, sorted by file name, whatever kinds share a name', () => {
  const item = 'export default 1\n'
  const text = catalogIndexText(
    catalog({
      'layers/softmax.ts': item,
      'layers/dense.ts': item,
      'layers/LSTM.d.ts': '',
      'layers/_shapes.ts': 'export const shape = 1\n',
      'activations/softmax.ts': 'const softmax = 1\nexport { softmax as default }\n',
    }),
  )
  expect(text).toContain(
    "import denseLayer from './layers/dense'\nimport softmaxLayer from './layers/softmax'\nimport softmaxActivation from './activations/softmax'\n",
  )
  expect(text).toContain('export const layers = [\n  denseLayer,\n  softmaxLayer,\n] as const\n')
  expect(text).toContain('export const metrics = [] as const\n')
  expect(text).not.toMatch(/_shapes|LSTM/)
})

test('refuses a file that is no item, and a name that cannot be one', () => {
  expect(() => catalogIndexText(catalog({ 'layers/dense.ts': 'export const dense = 1\n' }))).toThrow(/default export/)
  expect(() => catalogIndexText(catalog({ 'layers/Dense.ts': 'export default 1\n' }))).toThrow(/camelCase/)
})
