import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { fail, ok, problem } from '@shared/result'
import { version } from '../../../package.json'
import { defineExporter } from '../defineExporter'
import { docTitle } from '../python/docTitle'
import { statements } from '../python/pythonCode'
import { storedData } from '../python/storedData'
import { writeData, type DataDialect, type DataScript } from '../python/writeData'
import { writeSplit } from '../python/writeTraining'
import { shellWord } from '../script/shellWord'
import { functionsOf } from './functionsOf'
import { toRuleScript } from './toRuleScript'
import { writeRules } from './writeRules'

const NUMPY: DataDialect = {
  mnist: [
    'if not Path("mnist.npz").exists():',
    '    urlretrieve("https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz", "mnist.npz")',
    'with np.load("mnist.npz") as file:',
    '    x_train, y_train, x_test, y_test = [file[name] for name in ("x_train", "y_train", "x_test", "y_test")]\n',
  ].join('\n'),
  oneHot: (labels, classes) => `np.eye(${classes})[${labels}]`,
}

function settings({ training: { seed, epochs, batchSize, phases } }: GraphDocument, code: string): string {
  const used = (name: string, value: number) => (code.includes(name) ? [`${name} = ${value}`] : [])
  return [
    `SEED = ${seed}`,
    ...(phases?.length ? [] : used('EPOCHS', epochs)),
    ...used('BATCH_SIZE', batchSize),
    ...(/\brng\./.test(code) ? ['', '# One seed for everything random.', 'rng = np.random.default_rng(SEED)'] : []),
  ].join('\n')
}

/** Data, learning rule and loop as NumPy alone, for networks whose objectives are rules. */
export const numpyExporter = defineExporter({
  id: 'python-numpy',
  group: 'code',
  text: {
    en: {
      title: 'Python (NumPy)',
      help: 'A short script of a learning rule without gradients: perceptron, Hebb, Kohonen, Hopfield and others.',
    },
    uk: {
      title: 'Python (NumPy)',
      help: 'Короткий сценарій правила навчання без градієнтів: перцептрон, Гебб, Кохонен, Гопфілд та інші.',
    },
  },
  extension: '.py',
  folder: false,
  needsWeights: false,
  loading: (path) => ({
    language: 'shell',
    code: `# Learns by the rule and tells how well it goes.\npython ${shellWord(path)}`,
  }),
  write: async ({ document }) => {
    const checked = checkGraph(document)
    if (!checked.trainable) {
      const codes = [
        ...new Set(checked.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)),
      ]
      return fail(problem('notTrainable', `This network has errors: ${codes.join(', ')}.`, { count: codes.length, codes: codes.join(', ') })) // prettier-ignore
    }
    const script = toRuleScript(document, checked)
    if (!script.ok) return script
    const needed = script.value.objectives.some(({ rule }) => rule.rows?.({ name: String, taught: true, layer: { params: {}, weights: {} } } as never, 'x', 'y') !== '') // prettier-ignore
    let data: DataScript | undefined
    if (needed) {
      const written = writeData(
        document,
        { inputs: script.value.arrays, targets: [] },
        await storedData(document),
        NUMPY,
      )
      if (!written.ok) return written
      data = written.value
    }
    const { sources, code } = writeRules({ document, script: script.value, data })
    const split = data && (data.rows.validation > 0 || data.rows.test > 0) ? [writeSplit(data)] : []
    const body = [...sources, code].join('\n')
    const mnist = data?.functions.includes('urlretrieve') ?? false
    const parts = [
      `"""${docTitle(document.title)}\n\nMade with Neuroloom ${version}. Needs NumPy.\n"""\n`,
      ...(mnist ? ['from pathlib import Path', 'from urllib.request import urlretrieve', ''] : []),
      'import numpy as np',
      '',
      settings(document, body + functionsOf(body).join('\n')),
      '',
      ...(data
        ? [
            '',
            statements(data.functions.trimEnd().split('\n')).join('\n'),
            '',
            '',
            data.arrays,
            '',
            ...split.flatMap((one) => [one, '']),
          ]
        : []),
      ...[...functionsOf(body), ...sources].flatMap((one) => ['', one, '']),
      '',
      code,
      '',
    ]
    return ok({ files: [{ name: 'learn.py', content: parts.join('\n') }], losses: [] })
  },
})
