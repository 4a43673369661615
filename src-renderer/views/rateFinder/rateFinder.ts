import { learnsByGradients } from '../learnsByGradients'
import { defineView } from '../defineView'
import RateFinderView from './RateFinderView'

/** The loss while the learning rate grows, from the weights as they are. */
export const rateFinder = defineView({
  id: 'rateFinder',
  of: 'network',
  shows: learnsByGradients,
  settings: {},
  Component: RateFinderView,
})
