import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { ok, type Problem, type Result } from '@shared/result'
import { version } from '../../../package.json'
import { defineExporter } from '../defineExporter'
import type { KerasModel, KerasObjective } from '../keras/KerasModel'
import { omissions } from '../keras/omissions'
import { toKerasModel } from '../keras/toKerasModel'
import { writeCustomClasses } from './customClasses'
import { docTitle } from './docTitle'
import { writeLoopScript } from './loop/writeLoopScript'
import { runningCode } from './runningCode'
import { storedData } from './storedData'
import { writeData } from './writeData'
import { writeModel } from './writeModel'
import { writeCompile, writeFit, writeSplit } from './writeTraining'

const KERAS = {
  mnist: '(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()\n',
  oneHot: (labels: string, classes: number) => `keras.utils.to_categorical(${labels}, ${classes})`,
}

const settings = ({ training: { seed, epochs, batchSize, phases } }: GraphDocument): string =>
  `SEED = ${seed}\n${phases?.length ? '' : `EPOCHS = ${epochs}\n`}BATCH_SIZE = ${batchSize}\n\n# One seed for everything random: first weights, dropout, the order of the batches.\nkeras.utils.set_random_seed(SEED)`

/** A script whose network learns by Keras’s own fit. */
async function writeFitScript(
  document: GraphDocument,
  model: KerasModel,
  objectives: readonly KerasObjective[],
): Promise<Result<{ readonly code: readonly string[]; readonly losses: readonly Problem[] }>> {
  const targets = objectives.map(({ target }) => target)
  const data = writeData(document, { inputs: model.inputs, targets }, await storedData(document), KERAS)
  if (!data.ok) return data
  const compile = writeCompile(document, objectives, data.value)
  if (!compile.ok) return compile
  const network = writeModel(model)
  const code = [
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
  ]
  return ok({ code, losses: omissions(model) })
}

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
    const checked = checkGraph(document)
    const model = toKerasModel(document, checked)
    const phased = (document.training.phases?.length ?? 0) > 0
    const made =
      !phased && model.ok && model.value.objectives
        ? await writeFitScript(document, model.value, model.value.objectives)
        : await writeLoopScript(document, checked, KERAS)
    if (!made.ok) return made
    const { code, losses } = made.value
    const loop = 'phased' in made.value
    const rest = code.join('\n')
    const script = [
      `"""${docTitle(document.title)}\n\nMade with Neuroloom ${version}. Needs Keras 3, TensorFlow 2.16 or later, and NumPy.\n"""`,
      '',
      ...(rest.includes('itertools.') ? ['import itertools', ''] : []),
      'import keras',
      'import numpy as np',
      ...(loop ? ['import tensorflow as tf'] : []),
      'from keras import layers',
      '',
      settings(document),
      ...['', ''],
      rest,
    ].join('\n')
    return ok({ files: [{ name: 'train.py', content: script }], losses })
  },
})
