import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import Live from '../../samples/Live'
import { useFormat } from '../../shell/useFormat'
import { useRunView } from '../../shell/useRunView'
import classes from './frame.module.css'

/** @param trained Steps of training that the weights have which are seen. */
export default function Moment({ trained }: { trained: number | undefined }): ReactElement {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { status } = useRunView()
  return (
    <p className={classes['moment']}>
      {status === 'running' && <Live />}
      {trained !== undefined && <span>{t('samples.runStep', { step: number(trained) })}</span>}
    </p>
  )
}
