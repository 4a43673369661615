import type { BlockDefinition } from '../../catalog/define/block'
import { parseParams } from '../../catalog/define/params'
import type { GraphDocument, JsonValue } from '../document'
import type { LabeledEdit } from '../edit'

/** Makes a group follow the block that was made of it, under its title. `null` where there is no such group. */
export function followBlock(document: GraphDocument, groupId: string, block: BlockDefinition): LabeledEdit | null {
  if (!document.groups.some(({ id }) => id === groupId)) return null
  const params = parseParams(block.params, {}).params as Record<string, JsonValue>
  const patch = { title: block.text.en.title, block: { id: block.id, params } }
  return { label: 'saveBlock', edit: { type: 'update', collection: 'groups', patches: [{ id: groupId, patch }] } }
}
