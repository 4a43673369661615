import { useCallback, useEffect } from 'react'
import type { FilesWanted, FolderListing } from '@shared/ipc/types'
import type { Problem } from '@shared/result'
import { useCall } from '../../bridge/useCall'

/** What lies in a folder of projects, starting with the first; `show` goes to another. */
export function useFolder(
  first?: string,
  files?: FilesWanted,
): {
  readonly listing: FolderListing | undefined
  readonly problem: Problem | undefined
  readonly show: (folder: string | undefined) => void
} {
  const { ask, value, problem } = useCall('project.folder')
  const show = useCallback((folder: string | undefined) => void ask({ folder, files }), [ask, files])
  useEffect(() => show(first), [show, first])
  return { listing: value, problem, show }
}
