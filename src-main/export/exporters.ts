import type { Exporter } from './defineExporter'
import { pythonExporter } from './python/pythonExporter'
import { savedModelExporter } from './savedmodel/savedModelExporter'
import { tfjsExporter } from './tfjs/tfjsExporter'
import { tfjsGraphExporter } from './tfjsGraph/tfjsGraphExporter'
import { npzExporter } from './weights/npzExporter'
import { safetensorsExporter } from './weights/safetensorsExporter'

/** Every format a network can leave in, in the order shown. */
export const exporters: readonly Exporter[] = [
  savedModelExporter,
  tfjsExporter,
  tfjsGraphExporter,
  npzExporter,
  safetensorsExporter,
  pythonExporter,
]
