import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import Past from '../../moments/Past'
import { useChosenMoment } from '../../moments/useChosenMoment'
import Live from '../../samples/Live'
import { useFormat } from '../../shell/useFormat'
import EditedMark from '../../training/EditedMark'
import { useRunView } from '../../shell/useRunView'
import { useRuns } from '../../state/studio'
import classes from './frame.module.css'

/** @param trained Steps of training that the weights have which are seen. */
export default function Moment({ trained }: { trained: number | undefined }): ReactElement {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { status, state } = useRunView()
  const past = useChosenMoment(useRuns((s) => s.currentId)) !== undefined
  return (
    <p className={classes['moment']}>
      {past ? <Past /> : status === 'running' && <Live />}
      {trained !== undefined && <span>{t('samples.runStep', { step: number(trained) })}</span>}
      <EditedMark edits={state?.edits} />
    </p>
  )
}
