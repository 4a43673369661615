import { learnsByGradients } from '../learnsByGradients'
import { defineView } from '../defineView'
import LossSurfaceView from './LossSurfaceView'

/** Paths of optimizers on surfaces of two numbers, and the real loss around the weights. */
export const lossSurface = defineView({
  id: 'lossSurface',
  of: 'network',
  shows: learnsByGradients,
  settings: { shown: 'slice', surface: 'bowl', size: 25, half: 1 },
  Component: LossSurfaceView,
})
