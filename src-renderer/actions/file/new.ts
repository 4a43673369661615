import { i18n } from '../../i18n/i18n'
import { newProject } from '../../state/session/openProject'
import { defineAction } from '../defineAction'

/** A blank canvas. Browsers keep Ctrl+N for themselves, hence the second keys. */
export const newAction = defineAction({
  id: 'new',
  group: 'file',
  keys: ['mod+N', 'alt+N'],
  alsoInFields: true,
  run: async (studio) => void (await newProject(studio, i18n.t('library.untitled'))),
})
