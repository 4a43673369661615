import { defineAction } from '../defineAction'

/** The start screen; the open project stays open behind it. */
export const homeAction = defineAction({
  id: 'home',
  group: 'file',
  keys: ['mod+shift+H'],
  enabled: ({ interface: screen }) => screen.getState().screen === 'studio',
  run: ({ interface: screen, library }) => {
    screen.getState().set({ screen: 'start' })
    void library.getState().refresh()
  },
})
