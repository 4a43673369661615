import { activations } from './activations/activations'
import { atWork } from './atWork/atWork'
import { boundary } from './boundary/boundary'
import type { View } from './defineView'
import { depthVariance } from './depthVariance/depthVariance'
import { dropoutMask } from './dropoutMask/dropoutMask'
import { gradientFlow } from './gradientFlow/gradientFlow'
import { histograms } from './histograms/histograms'
import { neurons } from './neurons/neurons'
import { lossSurface } from './lossSurface/lossSurface'
import { rateFinder } from './rateFinder/rateFinder'
import { saliency } from './saliency/saliency'
import { weights } from './weights/weights'
import { hiddenSpace } from './hiddenSpace/hiddenSpace'

/** Every view, in the order in which they are offered; the first that has something to show is shown first. */
export const VIEWS: readonly View[] = [
  // One to a line.
  atWork,
  boundary,
  neurons,
  activations,
  weights,
  dropoutMask,
  histograms,
  gradientFlow,
  depthVariance,
  rateFinder,
  saliency,
  dropoutMask,
  lossSurface,
]
export const VIEWS: readonly View[] = [atWork, activations, boundary, hiddenSpace, weights]

export const viewOf = (id: string): View | undefined => VIEWS.find((view) => view.id === id)
