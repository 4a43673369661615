import { defineAction } from '../defineAction'

export const trainingSettingsAction = defineAction({
  id: 'trainingSettings',
  group: 'run',
  run: ({ interface: screen }) => screen.getState().set({ dialog: 'training' }),
})
