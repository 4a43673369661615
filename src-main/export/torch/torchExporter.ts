import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { ok } from '@shared/result'
import { version } from '../../../package.json'
import { defineExporter } from '../defineExporter'
import { omissions } from '../keras/omissions'
import { statements } from '../python/pythonCode'
import { runningCode } from '../python/runningCode'
import { storedData } from '../python/storedData'
import { docTitle } from '../python/docTitle'
import { writeData, type DataDialect } from '../python/writeData'
import { writeSplit } from '../python/writeTraining'
import type { ScriptModel } from '../script/ScriptModel'
import { toScriptModel } from '../script/toScriptModel'
import { modulesOf } from './customModules'
import { weightNames } from '../weights/weightNames'
import { RESERVED } from './reserved'
import { writeLoadWeights, writeNetwork } from './writeNetwork'
import { writeTraining } from './writeTraining'

const TORCH: DataDialect = {
  mnist: [
    'sets = [torchvision.datasets.MNIST("data", train, download=True) for train in (True, False)]',
    '(x_train, y_train), (x_test, y_test) = [(one.data.numpy(), one.targets.numpy()) for one in sets]\n',
  ].join('\n'),
  oneHot: (labels, classes) => `np.eye(${classes})[${labels}]`,
}

/** Arrays as tensors of the types that the network and its losses take. */
function tensors({ arrays }: ScriptModel): string {
  const lines = arrays.map(({ name, type }) => {
    const whole = type.dtype === 'int32' || type.labels?.encoding === 'index'
    return `${name} = torch.tensor(${name}, dtype=torch.${whole ? 'int64' : 'float32'})`
  })
  return lines.join('\n')
}

const settings = ({ training: { seed, epochs, batchSize, phases } }: GraphDocument): string =>
  [
    `SEED = ${seed}`,
    ...(phases?.length ? [] : [`EPOCHS = ${epochs}`]),
    `BATCH_SIZE = ${batchSize}`,
    '',
    '# One seed for everything random: first weights, dropout, the order of the batches.',
    'torch.manual_seed(SEED)',
  ].join('\n')

/** A script that a lecture could show: data, network, training loop, evaluation. It trains anew, or loads weights from an .npz file. */
export const torchExporter = defineExporter({
  id: 'python-torch',
  group: 'code',
  text: {
    en: {
      title: 'Python for PyTorch',
      help: 'A script that a person reads: the network as a module, the data, the training loop and the evaluation.',
    },
    uk: {
      title: 'Python для PyTorch',
      help: 'Сценарій для читання: мережа як модуль, дані, цикл навчання й оцінювання.',
    },
  },
  extension: '.py',
  folder: false,
  needsWeights: false,
  loading: runningCode,
  write: async ({ document }) => {
    const checked = checkGraph(document)
    const model = toScriptModel(document, checked, RESERVED)
    if (!model.ok) return model
    const title = docTitle(document.title)
    const network = writeNetwork(model.value, title)
    if (!network.ok) return network
    const data = writeData(document, { inputs: model.value.arrays, targets: [] }, await storedData(document), TORCH)
    if (!data.ok) return data
    const training = writeTraining({ document, model: model.value, network: network.value, data: data.value })
    if (!training.ok) return training
    const load = writeLoadWeights(model.value, network.value.layers, weightNames(document, checked))
    const rest = [network.value.code, training.value.code].join('\n')
    const vision = data.value.functions.includes('torchvision')
    const functional = /\bF\./.test(rest) ? ['import torch.nn.functional as F'] : []
    const script = [
      `"""${title}\n\nMade with Neuroloom ${version}. Needs PyTorch${vision ? ', torchvision' : ''} and NumPy.\n"""\n`,
      'import numpy as np',
      'import torch',
      ...functional,
      ...(vision ? ['import torchvision'] : []),
      'from torch import nn',
      'from torch.utils.data import DataLoader, TensorDataset',
      '',
      settings(document),
      '',
      '',
      statements(data.value.functions.trimEnd().split('\n')).join('\n'),
      '',
      '',
      data.value.arrays,
      tensors(model.value),
      '',
      writeSplit(data.value),
      '',
      '',
      ...modulesOf(rest).flatMap((one) => [one, '', '']),
      network.value.code,
      '',
      '',
      'model = Network()',
      'print(model)',
      '',
      '',
      ...(load === '' ? [] : [load, '', '']),
      training.value.code,
      '',
    ].join('\n')
    return ok({
      files: [{ name: 'train.py', content: script }],
      losses: [...omissions({ omitted: model.value.omitted }), ...training.value.losses],
    })
  },
})
