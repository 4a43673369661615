import { defineView } from '../defineView'
import { measuredPort } from './measuredPort'
import SaliencyView, { type SaliencySettings } from './SaliencyView'

/** How much each number of a row moves an answer of the network: gradients, and what covering a part of a picture changes. */
export const saliency = defineView<SaliencySettings>({
  id: 'saliency',
  of: 'network',
  shows: (checked) => measuredPort(checked) !== undefined,
  settings: { row: 0, output: null, method: 'gradient', size: 4, stride: 2 },
  Component: SaliencyView,
})
