import { nodeItems } from '@shared/catalog/catalog'
import { createPortal } from 'react-dom'
import Glyph from '../canvas/card/Glyph'
import { useBlocks, useInterface } from '../state/studio'
import styles from './PaletteGhost.module.css'
import type { PaletteDrag } from './usePaletteDrag'

/** The card that follows the pointer from the palette to the canvas. */
export default function PaletteGhost({ drag }: { drag: PaletteDrag | null }) {
  const language = useInterface((state) => state.language)
  const find = useBlocks((state) => state.find)
  const item = drag && (nodeItems.get(drag.type) ?? find(drag.type))
  if (!drag || !item) return null
  return createPortal(
    <div
      className={styles.ghost}
      data-over={drag.over || undefined}
      style={{ transform: `translate(${drag.x}px, ${drag.y}px) translate(-50%, -50%)` }}
    >
      <Glyph icon={item.icon} category={item.category} />
      {item.text[language].title}
    </div>,
    document.body,
  )
}
