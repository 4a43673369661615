import { defineAction } from '../defineAction'

export const toggleLeftAction = defineAction({
  id: 'toggleLeft',
  group: 'view',
  keys: ['mod+B'],
  run: ({ interface: screen }) => screen.getState().set({ leftOpen: !screen.getState().leftOpen }),
})

export const toggleRightAction = defineAction({
  id: 'toggleRight',
  group: 'view',
  keys: ['mod+I'],
  run: ({ interface: screen }) => screen.getState().set({ rightOpen: !screen.getState().rightOpen }),
})

export const toggleDrawerAction = defineAction({
  id: 'toggleDrawer',
  group: 'view',
  keys: ['mod+J'],
  run: ({ interface: screen }) => screen.getState().set({ drawerOpen: !screen.getState().drawerOpen }),
})
