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
    if (language === 'shell')
      expect(code.split('\n').at(-1)).toMatch(new RegExp(`^(python|npx tsx) ${PATH.replaceAll('\\', '\\\\')}$`))
    else expect(textsIn(code).filter((text) => text.startsWith(PATH))).toHaveLength(1)
  },
)

test.each(['python-keras', 'python-torch', 'python-numpy', 'typescript'])(
  'the line that runs %s holds a path with spaces together',
  (id) => {
    const exporter = exporters.find((one) => one.id === id)
    const { code } = exporter?.loading('/my networks/a "b" $c.py', { document: template('xorMlp') }) ?? { code: '' }
    expect(code.split('\n').at(-1)).toMatch(/^(python|npx tsx) '\/my networks\/a "b" \$c\.py'$/)
  },
)
