import { quickAddFromSelection } from '../../canvas/quickAdd/quickAddFromSelection'
import { defineAction } from '../defineAction'

/** Tab does the same while the canvas has the keyboard. */
export const quickAddAction = defineAction({ id: 'quickAdd', group: 'canvas', keys: ['A'], run: quickAddFromSelection })
