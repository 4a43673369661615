import { importNetwork } from '../../state/session/importNetwork'
import { defineAction } from '../defineAction'

export const importAction = defineAction({
  id: 'import',
  group: 'file',
  keys: ['mod+Shift+I'],
  alsoInFields: true,
  run: async (studio) => void (await importNetwork(studio)),
})
