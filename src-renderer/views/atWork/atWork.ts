import { viewLayers } from '../../inside/viewLayers'
import { defineView } from '../defineView'
import AtWorkView from './AtWorkView'

/** Classical layers, and those that learning rules teach: maps, memories, lines, films. */
export const atWork = defineView({
  id: 'atWork',
  of: 'layer',
  shows: (checked, node) => viewLayers(checked).some((layer) => layer.node.id === node),
  settings: { number: 0 },
  Component: AtWorkView,
})
