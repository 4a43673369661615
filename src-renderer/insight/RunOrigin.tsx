import { graphHash } from '@shared/compile/graphHash'
import type { GraphDocument } from '@shared/graph/document'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useRuns } from '../state/studio'
import { runTitle } from '../training/runTitle'
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
  const run = useRuns((runs) => runs.summaries.find((summary) => summary.runId === runId))
  const document = useDocument((state) => state.document)
  const differs = useMemo(
    () => made !== null && graphHash({ ...document, training: made.training }) !== graphHash(made),
    [document, made],
  )
  if (!differs) return null
  return (
    <p className={classes['note']} role="note">
      {t('drawer.otherNetwork', { title: run ? runTitle(run, t) : runId })}
    </p>
  )
}
