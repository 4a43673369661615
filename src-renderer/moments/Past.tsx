import { IconHistory } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './moments.module.css'

/** Says that what is seen is not how it is now. */
export default function Past(): ReactElement {
  const { t } = useTranslation()
  return (
    <span className={classes['past']}>
      <IconHistory size={13} aria-hidden />
      {t('moments.past')}
    </span>
  )
}
