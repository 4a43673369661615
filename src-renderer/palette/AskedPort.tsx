import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { nodeTitle, portWords } from '../canvas/card/itemWords'
import { useDocument, useInterface, useStudio } from '../state/studio'
import styles from './Palette.module.css'

/** Says for which port the palette shows what fits, with the way back to everything; nothing when no port is chosen. */
export default function AskedPort() {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const port = useInterface((state) => state.focusedPort)
  const asked = useDocument((state) => port && state.document.nodes.find((node) => node.id === port.node))
  if (!port || !asked) return null
  const words = { node: nodeTitle(asked, language), port: portWords(asked.type, port, language, t) }
  return (
    <div className={styles.asked} role="status">
      <span>{t('canvas.palette.fits', words)}</span>
      <button
        type="button"
        className={styles.clear}
        aria-label={t('canvas.palette.showAll')}
        onClick={() => studio.interface.getState().set({ focusedPort: null })}
      >
        <IconX size={14} />
      </button>
    </div>
  )
}
