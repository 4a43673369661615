import { createId } from '@shared/graph/createId'
import type { ImportedNetwork } from '@shared/ipc/types'
import { fail, problem, type Problem, type Result } from '@shared/result'
import { openDropped } from '../state/session/openProject'
import { showImported } from '../state/session/importNetwork'
import { settleUnsaved } from '../state/session/settleUnsaved'
import { openPath } from '../state/session/showProject'
import type { Studio } from '../state/studio'
import { chooseDropped, type Wish } from './chooseDropped'
import type { DroppedItem } from './Dropped'
import { sendFiles } from './sendFiles'

/** How far the reading of what was dropped has come; `share`: of what must be sent first, 0–1. */
export interface Taking {
  readonly name: string
  readonly share?: number
}

/**
 * Opens the project that was dropped, or imports the network; unsaved changes are settled first. What is neither says why.
 *
 * @param onProgress Told while it goes on.
 */
export async function takeDropped(
  studio: Studio,
  items: readonly DroppedItem[],
  onProgress: (taking: Taking) => void,
): Promise<boolean> {
  const wish = await chooseDropped(items).catch((error: unknown) =>
    fail(problem('importMissing', 'A dropped file cannot be read.', { name: nameOf(items) }, error)),
  )
  if (!wish.ok) return refuse(studio, wish.error)
  if (wish.value.kind === 'open') {
    const { file, path } = wish.value.file
    if (path === undefined) return openDropped(studio, file)
    return (await settleUnsaved(studio)) && openPath(studio, path)
  }
  if (!(await settleUnsaved(studio))) return false
  return showImported(studio, read(studio, wish.value, onProgress))
}

const nameOf = ([first]: readonly DroppedItem[]): string =>
  (first?.kind === 'file' ? first.file.name : first?.name) ?? ''

function refuse(studio: Studio, body: Problem): false {
  studio.tell({ id: 'open', tone: 'error', title: { key: 'shell.open.failed' }, body })
  return false
}

async function read(
  { client }: Studio,
  wish: Exclude<Wish, { kind: 'open' }>,
  onProgress: (taking: Taking) => void,
): Promise<Result<ImportedNetwork | null>> {
  if (wish.kind === 'importFolder') {
    onProgress({ name: wish.path.split(/[\\/]/).at(-1) ?? wish.path })
    return client.call('import.open', { path: wish.path })
  }
  const { file, path } = wish.file
  const { name } = file
  onProgress({ name })
  if (path !== undefined) return client.call('import.open', { path })
  const id = createId()
  const sent = await sendFiles(client, id, [wish.file, ...wish.beside], (share) => onProgress({ name, share })).catch(
    (error: unknown) => fail(problem('importMissing', 'A dropped file cannot be read.', { name }, error)),
  )
  if (sent.ok) return client.call('import.open', { upload: { id, name } })
  void client.call('import.forget', { id })
  return sent
}
