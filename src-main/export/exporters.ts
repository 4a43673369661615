import type { Exporter } from './defineExporter'
import { h5Exporter } from './keras/file/h5Exporter'
import { kerasExporter } from './keras/file/kerasExporter'
import { onnxExporter } from './onnx/onnxExporter'
import { pythonExporter } from './python/pythonExporter'
import { savedModelExporter } from './savedmodel/savedModelExporter'
import { tfjsExporter } from './tfjs/tfjsExporter'
import { tfjsGraphExporter } from './tfjsGraph/tfjsGraphExporter'
import { torchExporter } from './torch/torchExporter'
import { typescriptExporter } from './typescript/typescriptExporter'
import { numpyExporter } from './numpy/numpyExporter'
import { npzExporter } from './weights/npzExporter'
import { safetensorsExporter } from './weights/safetensorsExporter'

/** Every format a network can leave in, in the order shown. */
export const exporters: readonly Exporter[] = [
  kerasExporter,
  h5Exporter,
  savedModelExporter,
  tfjsExporter,
  tfjsGraphExporter,
  onnxExporter,
  npzExporter,
  safetensorsExporter,
  pythonExporter,
  torchExporter,
  numpyExporter,
  typescriptExporter,
]
