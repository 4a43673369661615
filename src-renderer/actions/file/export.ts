import { defineAction } from '../defineAction'

export const exportAction = defineAction({
  id: 'export',
  group: 'file',
  keys: ['mod+E'],
  alsoInFields: true,
  enabled: ({ interface: screen }) => screen.getState().screen === 'studio',
  run: ({ interface: screen }) => screen.getState().set({ dialog: 'export' }),
})
