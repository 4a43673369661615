import type { Importer } from './defineImporter'
import { h5Importer } from './keras/h5Importer'
import { kerasImporter } from './keras/kerasImporter'
import { onnxImporter } from './onnx/onnxImporter'
import { studioImporter } from './studio/studioImporter'
import { tfjsImporter } from './tfjs/tfjsImporter'
import { tfjsZipImporter } from './tfjs/tfjsZipImporter'

/** Every format a network can come in from, in the order in which they are asked. */
export const importers: readonly Importer[] = [
  tfjsZipImporter,
  kerasImporter,
  h5Importer,
  studioImporter,
  tfjsImporter,
  onnxImporter,
]
