import { useCallback, useEffect, useRef, useState } from 'react'
import { createId } from '@shared/graph/createId'
import type { ExportProgress } from '@shared/ipc/types'
import { useStudio } from '../state/studio'

/** Follows an export that goes on, which ends with the dialog that began it. */
export function useExportJob(): {
  /** Absent until there is something to tell. */
  readonly progress: ExportProgress | undefined
  /** The name of a new export. */
  begin(): string
  cancel(): void
} {
  const { client } = useStudio()
  const [progress, setProgress] = useState<ExportProgress>()
  const job = useRef<string | undefined>(undefined)
  useEffect(() => client.on('export.progress', (told) => told.job === job.current && setProgress(told)), [client])
  const cancel = useCallback(() => {
    if (job.current !== undefined) void client.call('export.cancel', { job: job.current })
  }, [client])
  useEffect(() => cancel, [cancel])
  const begin = useCallback(() => {
    setProgress(undefined)
    return (job.current = createId())
  }, [])
  return { progress, begin, cancel }
}
