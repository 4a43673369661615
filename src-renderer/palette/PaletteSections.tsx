import type { NodeDefinition } from '@shared/catalog/catalog'
import { CATEGORIES, type Category } from '@shared/catalog/define/item'
import { IconChevronRight, IconStar } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Palette.module.css'

interface Props {
  readonly items: readonly NodeDefinition[]
  readonly starred: readonly NodeDefinition[]
  readonly rows: (items: readonly NodeDefinition[]) => ReactNode
}

/** The palette by categories that fold, favorites first. */
export default function PaletteSections({ items, starred, rows }: Props) {
  const { t } = useTranslation()
  const [folded, setFolded] = useState<ReadonlySet<Category>>(new Set())
  const toggle = (category: Category) =>
    setFolded((now) => {
      const next = new Set(now)
      if (!next.delete(category)) next.add(category)
      return next
    })
  const section = (category: Category) => {
    const entries = items.filter((item) => item.category === category)
    const open = !folded.has(category)
    if (entries.length === 0) return null
    return (
      <div key={category} className={styles.section}>
        <button
          type="button"
          data-stop
          tabIndex={-1}
          className={styles.head}
          aria-expanded={open}
          onClick={() => toggle(category)}
        >
          <i style={{ background: `var(--cat-${category})` }} />
          {t(`canvas.categories.${category}`)}
          <IconChevronRight size={12} className={styles.chevron} data-open={open || undefined} />
        </button>
        {open && rows(entries)}
      </div>
    )
  }
  return (
    <>
      {starred.length > 0 && (
        <div className={styles.section}>
          <div className={styles.head}>
            <IconStar size={12} />
            {t('canvas.palette.favorites')}
          </div>
          {rows(starred)}
        </div>
      )}
      {CATEGORIES.map(section)}
    </>
  )
}
