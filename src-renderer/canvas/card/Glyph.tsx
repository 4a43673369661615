import type { Category } from '@shared/catalog/define/item'
import type { ReactNode } from 'react'
import styles from './Glyph.module.css'

/** The colored square of an item. */
export default function Glyph({
  icon,
  category,
  size = 20,
}: {
  icon: ReactNode
  category: Category | null
  size?: number
}) {
  const color = category ? `var(--cat-${category})` : 'var(--mute)'
  const background = category ? `var(--cat-${category}-bg)` : 'var(--raise)'
  return (
    <span
      className={styles.glyph}
      aria-hidden
      style={{ width: size, height: size, color, background, fontSize: size * 0.6 }}
    >
      {icon}
    </span>
  )
}
