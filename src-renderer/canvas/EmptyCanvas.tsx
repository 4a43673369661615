import { Kbd } from '@mantine/core'
import { IconFolderOpen, IconPlus, IconTemplate } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { openAction } from '../actions/file/open'
import { useStudio } from '../state/studio'
import styles from './EmptyCanvas.module.css'
import { quickAddFromSelection } from './quickAdd/quickAddFromSelection'

const ICON = 22

/** What an empty canvas teaches: three ways to begin. */
export default function EmptyCanvas() {
  const { t } = useTranslation()
  const studio = useStudio()
  const doors = [
    {
      key: 'template',
      icon: <IconTemplate size={ICON} />,
      run: () => studio.interface.getState().set({ leftOpen: true, leftTab: 'templates' }),
    },
    { key: 'blank', icon: <IconPlus size={ICON} />, run: () => quickAddFromSelection(studio) },
    { key: 'open', icon: <IconFolderOpen size={ICON} />, run: () => void openAction.run(studio) },
  ] as const
  return (
    <div className={styles.empty}>
      <h2 className={styles.heading}>{t('canvas.empty.heading')}</h2>
      <p className={styles.hint}>{t('canvas.empty.hint')}</p>
      <div className={styles.doors}>
        {doors.map(({ key, icon, run }) => (
          <button key={key} type="button" className={styles.door} onClick={run}>
            {icon}
            <b>
              {t(`canvas.empty.${key}`)} {key === 'blank' && <Kbd>Tab</Kbd>}
            </b>
            <span>{t(`canvas.empty.${key}Hint`)}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
