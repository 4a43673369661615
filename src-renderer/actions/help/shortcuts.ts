import { defineAction } from '../defineAction'

export const shortcutsAction = defineAction({
  id: 'shortcuts',
  group: 'help',
  keys: ['shift+?', 'F1'],
  run: ({ interface: screen }) => screen.getState().set({ dialog: 'shortcuts' }),
})
