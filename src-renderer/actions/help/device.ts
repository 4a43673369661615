import { defineAction } from '../defineAction'

export const deviceAction = defineAction({
  id: 'device',
  group: 'help',
  run: ({ interface: screen }) => screen.getState().set({ dialog: 'device' }),
})
