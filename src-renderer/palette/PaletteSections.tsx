import { CATEGORIES, type Category } from '@shared/catalog/define/item'
import { IconChevronRight, IconStack2, IconStar } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Addable } from '../canvas/quickAdd/itemsToAdd'
import { ownBlockOf } from '../state/blockStore'
import { useBlocks } from '../state/studio'
import styles from './Palette.module.css'

interface Props {
  readonly items: readonly Addable[]
  readonly starred: readonly Addable[]
  readonly rows: (items: readonly Addable[]) => ReactNode
}

type Section = Category | 'blocks' | 'ownBlocks'
const SECTIONS: readonly Section[] = ['ownBlocks', ...CATEGORIES, 'blocks']

/** The palette by categories that fold: favorites first, then blocks of one's own, nodes, and blocks. */
export default function PaletteSections({ items, starred, rows }: Props) {
  const { t } = useTranslation()
  const own = useBlocks((state) => state.own)
  const [folded, setFolded] = useState<ReadonlySet<Section>>(new Set())
  const toggle = (section: Section) =>
    setFolded((now) => {
      const next = new Set(now)
      if (!next.delete(section)) next.add(section)
      return next
    })
  const sectionOf = (item: Addable): Section =>
    item.kind !== 'block' ? item.category : ownBlockOf({ own }, item.id) ? 'ownBlocks' : 'blocks'
  const show = (section: Section) => {
    const entries = items.filter((item) => sectionOf(item) === section)
    const open = !folded.has(section)
    if (entries.length === 0) return null
    const isBlocks = section === 'blocks' || section === 'ownBlocks'
    return (
      <div key={section} className={styles.section}>
        <button
          type="button"
          data-stop
          tabIndex={-1}
          className={styles.head}
          aria-expanded={open}
          onClick={() => toggle(section)}
        >
          {isBlocks ? <IconStack2 size={12} /> : <i style={{ background: `var(--cat-${section})` }} />}
          {t(isBlocks ? `canvas.blocks.${section}` : `canvas.categories.${section}`)}
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
      {SECTIONS.map(show)}
    </>
  )
}
