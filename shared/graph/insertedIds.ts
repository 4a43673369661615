import type { CollectionName, Edit } from './edit'

/** Ids of what an edit adds to a list, in order: to select it afterwards. */
export const insertedIds = (edit: Edit, collection: CollectionName): string[] => {
  if (edit.type === 'batch') return edit.edits.flatMap((part) => insertedIds(part, collection))
  return edit.type === 'insert' && edit.collection === collection ? edit.items.map((item) => item.value.id) : []
}
