import { IconHelp } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useInterface, useStudio } from '../state/studio'
import styles from './ExplainButton.module.css'
import type { Explained } from './explained'

interface Props extends Explained {
  /** At the corner of a card, where the keyboard has a key of its own for it. */
  readonly onCard?: boolean
  readonly className?: string
}

/** “?”: asks what an item is. */
export default function ExplainButton({ item, node, onCard = false, className }: Props): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const language = useInterface((state) => state.language)
  const name = t('explain.ask', { title: item.text[language].title })
  return (
    <button
      type="button"
      className={className ?? `${styles.ask} ${onCard ? `${styles.corner} nodrag nopan` : ''}`}
      tabIndex={onCard || className ? -1 : undefined}
      aria-label={name}
      title={onCard ? `${name} (F1)` : name}
      onClick={(event) => {
        event.stopPropagation()
        event.preventDefault()
        screen.getState().set({ explained: { item, ...(node !== undefined && { node }) } })
      }}
    >
      <IconHelp size={onCard ? 14 : 15} aria-hidden />
    </button>
  )
}
