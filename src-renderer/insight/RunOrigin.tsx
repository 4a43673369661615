import { graphHash } from '@shared/compile/graphHash'
import type { GraphDocument } from '@shared/graph/document'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useRuns } from '../state/studio'
import classes from './RunOrigin.module.css'

/** Says which run answers, where the network on the canvas is no longer the one that it trained. */
export default function RunOrigin({
  runId,
  made,
}: {
  readonly runId: string
  readonly made: GraphDocument | null
}): ReactElement | null {
  const { t } = useTranslation()
  const title = useRuns((runs) => runs.summaries.find((run) => run.runId === runId)?.title)
  const document = useDocument((state) => state.document)
  const differs = useMemo(
    () => made !== null && graphHash({ ...document, training: made.training }) !== graphHash(made),
    [document, made],
  )
  if (!differs) return null
  return (
    <p className={classes['note']} role="note">
      {t('drawer.otherNetwork', { title: title ?? runId })}
    </p>
  )
}
