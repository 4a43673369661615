import { spotlight } from '@mantine/spotlight'
import { defineAction } from '../defineAction'

export const commandPaletteAction = defineAction({
  id: 'commandPalette',
  group: 'view',
  keys: ['mod+K'],
  alsoInFields: true,
  run: () => spotlight.toggle(),
})
