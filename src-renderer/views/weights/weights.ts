import { defineView } from '../defineView'
import WeightsView, { type WeightsSettings } from './WeightsView'

/** Kernels, filters, biases and statistics of a layer as heat maps. */
export const weights = defineView<WeightsSettings>({
  id: 'weights',
  of: 'layer',
  shows: ({ nodes }, id) =>
    Object.keys(nodes[id]?.weights ?? {}).length > 0 || nodes[id]?.node.sharesWith !== undefined,
  settings: { name: '', filter: 0, channel: 0, color: false, pictures: true, scale: null },
  Component: WeightsView,
})
