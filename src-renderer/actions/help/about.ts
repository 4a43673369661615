import { defineAction } from '../defineAction'

export const aboutAction = defineAction({
  id: 'about',
  group: 'help',
  run: ({ interface: screen }) => screen.getState().set({ dialog: 'about' }),
})
