import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { ok } from '@shared/result'
import { version } from '../../../package.json'
import { defineExporter } from '../defineExporter'
import { omissions } from '../keras/omissions'
import { toKerasModel } from '../keras/toKerasModel'
import { writeCustomClasses } from './customClasses'
import { docTitle } from './docTitle'
import { runningCode } from './runningCode'
import { storedData } from './storedData'
import { writeData } from './writeData'
import { writeModel } from './writeModel'
import { writeCompile, writeFit, writeSplit } from './writeTraining'

const KERAS = {
  mnist: '(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()\n',
  oneHot: (labels: string, classes: number) => `keras.utils.to_categorical(${labels}, ${classes})`,
}

const settings = ({ training: { seed, epochs, batchSize } }: GraphDocument): string =>
  `SEED = ${seed}\nEPOCHS = ${epochs}\nBATCH_SIZE = ${batchSize}\n\n# One seed for everything random: first weights, dropout, the order of the batches.\nkeras.utils.set_random_seed(SEED)`

/** A script that a lecture could show: data, model, training, evaluation. It trains anew and carries no weights. */
export const pythonExporter = defineExporter({
  id: 'python-keras',
  group: 'code',
  text: {
    en: {
      title: 'Python for Keras',
      help: 'A script that a person reads: it loads the data, builds, trains and evaluates this network in Keras 3.',
    },
    uk: {
      title: 'Python для Keras',
      help: 'Сценарій для читання: завантажує дані, будує, навчає й оцінює цю мережу в Keras 3.',
    },
  },
  extension: '.py',
  folder: false,
  needsWeights: false,
  loading: runningCode,
  write: async ({ document }) => {
    const model = toKerasModel(document, checkGraph(document))
    if (!model.ok) return model
    const { inputs, objectives } = model.value
    if (!objectives.ok) return objectives
    const targets = objectives.value.map(({ target }) => target)
    const data = writeData(document, { inputs, targets }, await storedData(document), KERAS)
    if (!data.ok) return data
    const compile = writeCompile(document, objectives.value, data.value)
    if (!compile.ok) return compile
    const head = `"""${docTitle(document.title)}\n\nMade with Neuroloom ${version}. Needs Keras 3, TensorFlow 2.16 or later, and NumPy.\n"""\n\nimport keras\nimport numpy as np\nfrom keras import layers\n`
    const network = writeModel(model.value)
    const script = [
      head,
      settings(document),
      '',
      '',
      ...writeCustomClasses([network, compile.value]).flatMap((one) => [one, '']),
      data.value.functions,
      '',
      data.value.arrays,
      '',
      writeSplit(data.value),
      '',
      network,
      'model.summary()',
      '',
      compile.value,
      '',
      writeFit(document, data.value),
      '',
    ].join('\n')
    return ok({ files: [{ name: 'train.py', content: script }], losses: omissions(model.value) })
  },
})
