import { useEffect, useMemo, useState } from 'react'
import type { ExportFormatInfo, ExportOutcome } from '@shared/ipc/types'
import { useCall } from '../bridge/useCall'
import { useDocument, useRuns } from '../state/studio'
import { useExportJob } from './useExportJob'
import { FRESH } from './WeightsSelect'

/**
 * Asks the studio what the dialog shows: the formats, what would survive in the chosen one, and, when told so, to write it.
 *
 * @param kept Id of the format chosen last.
 */
export function useExport(kept: string | undefined, onWritten: (outcome: ExportOutcome) => void) {
  const document = useDocument((s) => s.document)
  const trainable = useDocument((s) => s.checked.trainable)
  const summaries = useRuns((s) => s.summaries)
  const currentId = useRuns((s) => s.currentId)
  const { progress, begin, cancel } = useExportJob()
  const formats = useCall('export.formats')
  const preview = useCall('export.preview')
  const written = useCall('export.write')
  const runs = summaries.filter((run) => run.hasCheckpoint)
  const usual = runs.find(({ runId }) => runId === currentId) ?? runs[0]
  const [weights, setWeights] = useState(usual?.runId ?? FRESH)
  const chosen: ExportFormatInfo | undefined = formats.value?.find(({ id }) => id === kept) ?? formats.value?.[0]
  const format = chosen?.id
  const runId = chosen?.needsWeights && weights !== FRESH ? weights : undefined
  const request = useMemo(
    () => (format === undefined ? undefined : { document, format, ...(runId !== undefined && { runId }) }),
    [document, format, runId],
  )
  const [askFormats, askPreview] = [formats.ask, preview.ask]
  useEffect(() => void askFormats(undefined), [askFormats])
  useEffect(() => {
    if (request && trainable) void askPreview(request)
  }, [askPreview, request, trainable])
  useEffect(() => {
    if (written.value) onWritten(written.value)
  }, [written.value, onWritten])
  return {
    formats: formats.value ?? [],
    chosen,
    runs,
    weights,
    setWeights,
    trainable,
    preview,
    written,
    ready: request !== undefined && trainable && preview.value !== undefined && !preview.busy,
    progress: written.busy ? progress : undefined,
    /** `path`: absent where the system asks for one. */
    write: (path: string | undefined): void => {
      if (request) void written.ask({ ...request, job: begin(), ...(path !== undefined && { path }) })
    },
    cancel,
  }
}
