import { Tooltip } from '@mantine/core'
import type { Language } from '@shared/language'
import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { memo, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import Glyph from '../canvas/card/Glyph'
import type { Addable } from '../canvas/quickAdd/itemsToAdd'
import ExplainButton from '../explain/ExplainButton'
import Formula from '../formula/Formula'
import OwnBlockMenu from './OwnBlockMenu'
import styles from './PaletteItem.module.css'

interface Props {
  readonly item: Addable
  readonly language: Language
  readonly starred: boolean
  readonly onStar: (type: string) => void
  readonly onPress: (type: string, event: PointerEvent) => void
  readonly onAdd: (type: string) => void
}

/** One entry of the palette. */
function PaletteItem({ item, language, starred, onStar, onPress, onAdd }: Props) {
  const { t } = useTranslation()
  const { title, help, formula } = item.text[language]
  return (
    <div className={styles.row}>
      <Tooltip
        position="right"
        multiline
        w={260}
        label={
          <>
            <div>{help}</div>
            {formula && (
              <div className={styles.formula}>
                <Formula>{formula}</Formula>
              </div>
            )}
          </>
        }
      >
        <button
          type="button"
          data-stop
          tabIndex={-1}
          className={styles.item}
          onPointerDown={(event) => onPress(item.id, event)}
          onClick={(event) => {
            // A click by pointer ends a press and is dealt with there; this one comes from the keyboard.
            if (event.detail === 0) onAdd(item.id)
          }}
        >
          <Glyph icon={item.icon} category={item.category} size={18} />
          <span className={styles.title}>{title}</span>
        </button>
      </Tooltip>
      <button
        type="button"
        tabIndex={-1}
        className={styles.star}
        aria-pressed={starred}
        aria-label={t(starred ? 'canvas.palette.unstar' : 'canvas.palette.star', { title })}
        onClick={() => onStar(item.id)}
      >
        {starred ? <IconStarFilled size={13} /> : <IconStar size={13} />}
      </button>
      <ExplainButton item={item} className={`${styles.star} ${styles.ask}`} />
      {item.kind === 'block' && <OwnBlockMenu id={item.id} />}
    </div>
  )
}

export default memo(PaletteItem)
