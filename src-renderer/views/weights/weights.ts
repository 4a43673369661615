import { defineView } from '../defineView'
import WeightsView from './WeightsView'

/** Kernels, filters, biases and statistics of a layer as heat maps. */
export const weights = defineView({
  id: 'weights',
  of: 'layer',
  shows: ({ nodes }, id) =>
    Object.keys(nodes[id]?.weights ?? {}).length > 0 || nodes[id]?.node.sharesWith !== undefined,
  settings: { name: '' },
  Component: WeightsView,
})
