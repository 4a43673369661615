import { ok } from '@shared/result'
import { defineExporter } from '../defineExporter'
import { join } from '../files/latePieces'
import { toOnnxModel } from './toOnnxModel'

/** One `.onnx` file: the pass through the network as operations, and its weights. */
export const onnxExporter = defineExporter({
  id: 'onnx',
  group: 'model',
  text: {
    en: {
      title: 'ONNX',
      help: 'One file for ONNX Runtime and the many programs that read ONNX (IR 8, opset 17). It predicts for any number of rows.',
    },
    uk: {
      title: 'ONNX',
      help: 'Один файл для ONNX Runtime і багатьох програм, що читають ONNX (IR 8, opset 17). Прогнозує для будь-якої кількості рядків.',
    },
  },
  extension: '.onnx',
  folder: false,
  needsWeights: true,
  loading: (path) => ({
    language: 'python',
    code: [
      'import numpy as np',
      'import onnxruntime',
      '',
      `session = onnxruntime.InferenceSession(${JSON.stringify(path)})`,
      "types = {'tensor(float)': np.float32, 'tensor(int32)': np.int32}",
      'rows = {x.name: np.zeros([1, *x.shape[1:]], types[x.type]) for x in session.get_inputs()}',
      'print(session.run(None, rows))',
    ].join('\n'),
  }),
  write: async (source) => {
    const graph = await source.trace()
    if (!graph.ok) return graph
    const model = toOnnxModel(graph.value, source)
    if (!model.ok) return model
    return ok({ files: [{ name: 'model.onnx', content: join(model.value) }], losses: [] })
  },
})
