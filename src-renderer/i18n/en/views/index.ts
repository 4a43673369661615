import { activations } from './activations'
import { atWork } from './atWork'
import { boundary } from './boundary'
import { depthVariance } from './depthVariance'
import { dropoutMask } from './dropoutMask'
import { gradientFlow } from './gradientFlow'
import { hiddenSpace } from './hiddenSpace'
import { histograms } from './histograms'
import { lossSurface } from './lossSurface'
import { neurons } from './neurons'
import { rateFinder } from './rateFinder'
import { saliency } from './saliency'
import { weights } from './weights'

export const views = {
  view: 'View',
  of: { layer: 'Of a layer', network: 'Of the whole network' },
  noRun: 'The inside is seen as soon as training runs.',
  untrained: 'Look at it before training',
  take: {
    floating: 'Take out into a window',
    pinned: 'Pin beside the node',
    docked: 'Back into the drawer',
  },
  move: 'Move with arrow keys, close with Escape',
  cannot: 'This view has nothing of “{{node}}”. It can show: {{layers}}.',
  close: 'Close',
  draw: {
    fixedScale: 'Hold the color scale',
    page: '{{from}}–{{to}} of {{total}}',
    before: 'The ones before',
    after: 'The next ones',
  },
  activations,
  atWork,
  boundary,
  depthVariance,
  dropoutMask,
  gradientFlow,
  hiddenSpace,
  histograms,
  lossSurface,
  neurons,
  rateFinder,
  saliency,
  weights,
}
