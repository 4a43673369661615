import { planeOutputs } from '@shared/looks/planeOutputs'
import { defineView } from '../defineView'
import BoundaryView from './BoundaryView'

/** What a network answers all over the plane of two inputs. */
export const boundary = defineView({
  id: 'boundary',
  of: 'network',
  shows: (checked) => planeOutputs(checked).length > 0,
  settings: { loss: '', x: 0, y: 1, hold: 'median', unit: 0, validation: false },
  Component: BoundaryView,
})
