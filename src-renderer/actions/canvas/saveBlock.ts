import { toBlock } from '@shared/graph/blocks/toBlock'
import { exposables, toOwnBlock } from '@shared/graph/blocks/toOwnBlock'
import { followBlock } from '@shared/graph/commands/followBlock'
import { createId } from '@shared/graph/createId'
import { applyChange } from '../../canvas/applyChange'
import { localized } from '../../i18n/format'
import { defineAction } from '../defineAction'
import { touched } from './groups'

/** Keeps the selected group in the palette, with a name and the parameters that can be set from outside. */
export const saveBlockAction = defineAction({
  id: 'saveBlock',
  group: 'canvas',
  enabled: (studio) => touched(studio).length === 1,
  run: async (studio) => {
    const [group] = touched(studio)
    if (!group) return
    const { documents, blocks, questions } = studio
    const { document } = documents.getState()
    const parameters = exposables(document, group)
    const title = localized(group.title, studio.interface.getState().language)
    const answer = await questions.getState().ask('block', { title, parameters })
    if (!answer) return
    const exposed = parameters.filter(({ name }) => answer.exposed.includes(name))
    const own = toOwnBlock(document, group, blocks.getState().find, { id: createId(), title: answer.title, exposed })
    const saved = await blocks.getState().save(own)
    if (!saved.ok) {
      studio.tell({ id: 'blocks', tone: 'error', title: { key: 'canvas.blocks.notSaved' }, body: saved.error })
      return
    }
    applyChange(studio, followBlock(documents.getState().document, group.id, toBlock(own)))
    studio.tell({ id: 'blocks', tone: 'ok', title: { key: 'canvas.blocks.saved', values: { title: own.title } } })
  },
})
