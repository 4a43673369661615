import { activations } from './activations/activations'
import { atWork } from './atWork/atWork'
import { boundary } from './boundary/boundary'
import type { View } from './defineView'
import { gradientFlow } from './gradientFlow/gradientFlow'
import { weights } from './weights/weights'

/** Every view, in the order in which they are offered; the first that has something to show is shown first. */
export const VIEWS: readonly View[] = [
  // Of a layer.
  atWork,
  activations,
  weights,
  // Of the whole network.
  gradientFlow,
]
export const VIEWS: readonly View[] = [atWork, activations, boundary, weights]

export const viewOf = (id: string): View | undefined => VIEWS.find((view) => view.id === id)
