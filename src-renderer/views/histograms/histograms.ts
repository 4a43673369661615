import { learnsByGradients } from '../learnsByGradients'
import { defineView } from '../defineView'
import HistogramsView from './HistogramsView'

/** How the weights, gradients and outputs of a layer are spread, step after step. */
export const histograms = defineView({
  id: 'histograms',
  of: 'layer',
  shows: (checked, node) => {
    const { item, outputs = {} } = checked.nodes[node] ?? {}
    return (
      learnsByGradients(checked) &&
      (item?.kind === 'layer' || item?.kind === 'activation') &&
      Object.keys(outputs).length > 0
    )
  },
  settings: { spread: '' },
  Component: HistogramsView,
})
