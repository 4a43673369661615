import { defineAction } from '../defineAction'

export const pictureAction = defineAction({
  id: 'picture',
  group: 'file',
  keys: ['mod+shift+E'],
  alsoInFields: true,
  enabled: ({ interface: screen }) => screen.getState().screen === 'studio',
  run: ({ interface: screen }) => screen.getState().set({ dialog: 'picture' }),
})
