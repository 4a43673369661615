import { IconAdjustments } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Setting } from '../search/settings'
import { showSetting } from '../search/showSetting'
import { useStudio } from '../state/studio'
import styles from './PaletteItem.module.css'

/** What the palette found that is no node: leads to where it is set. */
export default function SettingRow({ setting }: { setting: Setting }) {
  const { t } = useTranslation()
  const studio = useStudio()
  return (
    <div className={styles.row}>
      <button
        type="button"
        data-stop
        tabIndex={-1}
        className={`${styles.item} ${styles.setting}`}
        onClick={() => showSetting(studio, setting)}
      >
        <IconAdjustments size={18} />
        <span className={styles.title}>
          {t(setting.title)} <small>{t(setting.place)}</small>
        </span>
      </button>
    </div>
  )
}
