import type { DrawerTab } from '../../state/interfaceStore'
import { defineAction, type Action } from '../defineAction'

/** The tabs of the drawer, in the order they are shown. */
export const DRAWER_TABS: readonly DrawerTab[] = [
  'curves',
  'problems',
  'evaluate',
  'test',
  'data',
  'runs',
  'samples',
  'inside',
  'steps',
]

/** One action a tab, on Alt+1 to Alt+9. */
export const drawerTabActions: readonly Action[] = DRAWER_TABS.map((tab, index) =>
  defineAction({
    id: `drawer_${tab}`,
    group: 'view',
    keys: [`alt+${index + 1}`],
    alsoInFields: true,
    run: ({ interface: screen }) => screen.getState().set({ drawerOpen: true, drawerTab: tab }),
  }),
)
