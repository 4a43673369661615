import { openProject } from '../../state/session/openProject'
import { defineAction } from '../defineAction'

export const openAction = defineAction({
  id: 'open',
  group: 'file',
  keys: ['mod+O'],
  alsoInFields: true,
  run: async (studio) => void (await openProject(studio)),
})
