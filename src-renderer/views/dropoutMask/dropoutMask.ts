import { defineView } from '../defineView'
import DropoutMaskView from './DropoutMaskView'

/** Layers that drop values, channels or add noise to factors at random, and have no weights. */
const DROPS = new Set(['dropout', 'spatialDropout', 'gaussianDropout'])

/** What is dropped in the step that comes next. */
export const dropoutMask = defineView({
  id: 'dropoutMask',
  of: 'layer',
  shows: ({ nodes }, node) => DROPS.has(nodes[node]?.node.type ?? '') && nodes[node]?.inputs[0] != null,
  settings: {},
  Component: DropoutMaskView,
})
