import { i18n } from '../../i18n/i18n'
import { toNeuronNet } from '../../pictures/neurons/toNeuronNet'
import { defineView } from '../defineView'
import NeuronsView from './NeuronsView'

/** The network as neurons, each connection as thick as its weight. */
export const neurons = defineView({
  id: 'neurons',
  of: 'network',
  shows: (checked) => toNeuronNet(checked, 'en', i18n.t).links.some(({ weight }) => weight !== undefined),
  settings: { biases: true },
  Component: NeuronsView,
})
