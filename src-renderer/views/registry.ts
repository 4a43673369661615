import { activations } from './activations/activations'
import { atWork } from './atWork/atWork'
import { boundary } from './boundary/boundary'
import type { View } from './defineView'
import { depthVariance } from './depthVariance/depthVariance'
import { dropoutMask } from './dropoutMask/dropoutMask'
import { gradientFlow } from './gradientFlow/gradientFlow'
import { hiddenSpace } from './hiddenSpace/hiddenSpace'
import { histograms } from './histograms/histograms'
import { lossSurface } from './lossSurface/lossSurface'
import { neurons } from './neurons/neurons'
import { rateFinder } from './rateFinder/rateFinder'
import { saliency } from './saliency/saliency'
import { weights } from './weights/weights'

/** Every view, in the order in which they are offered; the first that has something to show is shown first. */
export const VIEWS: readonly View[] = [
  // One to a line.
  atWork,
  boundary,
  neurons,
  activations,
  weights,
  hiddenSpace,
  dropoutMask,
  histograms,
  gradientFlow,
  saliency,
  depthVariance,
  rateFinder,
  lossSurface,
]

export const viewOf = (id: string): View | undefined => VIEWS.find((view) => view.id === id)
