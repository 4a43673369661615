import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './samples.module.css'

/** Says that what is seen follows a going run. */
export default function Live(): ReactElement {
  const { t } = useTranslation()
  return (
    <span className={classes['live']}>
      <i aria-hidden />
      {t('samples.live')}
    </span>
  )
}
