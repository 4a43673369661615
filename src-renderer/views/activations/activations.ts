import { defineView } from '../defineView'
import ActivationsView, { type ActivationsSettings } from './ActivationsView'

/** What comes out of any node for a row of the data: feature maps, states of a sequence, vectors. */
export const activations = defineView<ActivationsSettings>({
  id: 'activations',
  of: 'layer',
  shows: ({ nodes }, id) => {
    const kind = nodes[id]?.item?.kind
    return (kind === 'layer' || kind === 'activation') && Object.keys(nodes[id]?.outputs ?? {}).length > 0
  },
  settings: { row: 0, from: 0, only: null, scale: null },
  Component: ActivationsView,
})
