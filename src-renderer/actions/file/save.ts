import { saveProject } from '../../state/session/saveProject'
import { defineAction } from '../defineAction'

export const saveAction = defineAction({
  id: 'save',
  group: 'file',
  keys: ['mod+S'],
  alsoInFields: true,
  run: async (studio) => void (await saveProject(studio)),
})
