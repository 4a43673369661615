import { saveProjectAs } from '../../state/session/saveProject'
import { defineAction } from '../defineAction'

export const saveAsAction = defineAction({
  id: 'saveAs',
  group: 'file',
  keys: ['mod+shift+S'],
  alsoInFields: true,
  run: async (studio) => void (await saveProjectAs(studio)),
})
