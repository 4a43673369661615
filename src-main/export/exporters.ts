import type { Exporter } from './defineExporter'
import { pythonExporter } from './python/pythonExporter'
import { tfjsExporter } from './tfjs/tfjsExporter'
import { npzExporter } from './weights/npzExporter'
import { safetensorsExporter } from './weights/safetensorsExporter'

/** Every format a network can leave in, in the order shown. */
export const exporters: readonly Exporter[] = [tfjsExporter, pythonExporter, npzExporter, safetensorsExporter]
