import { learnsByGradients } from '../learnsByGradients'
import { defineView } from '../defineView'
import GradientFlowView from './GradientFlowView'

/** Gradients, updates, dead and saturated units, layer by layer. */
export const gradientFlow = defineView({
  id: 'gradientFlow',
  of: 'network',
  shows: learnsByGradients,
  settings: { measure: 'mean' },
  Component: GradientFlowView,
})
