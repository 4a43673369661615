import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import Doors from './Doors'
import Gallery from './Gallery'
import RecentFiles from './RecentFiles'
import classes from './library.module.css'

/** The first screen: three doors, the files opened last, and the networks of the course. */
export default function StartScreen(): ReactElement {
  const { t } = useTranslation()
  return (
    <main className={classes['start']}>
      <div className={classes['page']}>
        <h1>{t('library.title')}</h1>
        <Doors />
        <RecentFiles />
        <Gallery />
      </div>
    </main>
  )
}
