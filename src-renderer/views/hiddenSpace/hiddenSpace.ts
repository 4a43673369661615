import { sizeOf } from '@shared/catalog/define/tensorType'
import { defineView } from '../defineView'
import HiddenSpaceView from './HiddenSpaceView'

/** What comes out of a layer for many rows, as points. */
export const hiddenSpace = defineView({
  id: 'hiddenSpace',
  of: 'layer',
  shows: ({ nodes }, id) => {
    const { item, incoming, outputs } = nodes[id] ?? {}
    if ((item?.kind !== 'layer' && item?.kind !== 'activation') || incoming?.length === 0) return false
    const [type] = Object.values(outputs ?? {})
    return type !== undefined && sizeOf(type.shape) > 1
  },
  settings: { way: 'pca', rows: 300, x: 0, y: 1, perplexity: 30 },
  Component: HiddenSpaceView,
})
