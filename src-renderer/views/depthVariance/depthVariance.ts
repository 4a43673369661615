import { learnsByGradients } from '../learnsByGradients'
import { defineView } from '../defineView'
import DepthVarianceView from './DepthVarianceView'

/** What the network would begin with under each initializer: variance of activations and gradients by depth. */
export const depthVariance = defineView({
  id: 'depthVariance',
  of: 'network',
  shows: learnsByGradients,
  settings: { measure: 'output', loss: '' },
  Component: DepthVarianceView,
})
