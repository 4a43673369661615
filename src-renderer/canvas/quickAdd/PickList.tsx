import { useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientPoint } from '../canvasStore'
import styles from './PickList.module.css'
import type { PickItem } from './PickItem'
import PickRow from './PickRow'
import { usePickList } from './usePickList'

interface Props {
  readonly label: string
  readonly placeholder: string
  readonly items: readonly PickItem[]
  readonly at: ClientPoint
  readonly empty: string
  readonly onPick: (key: string) => void
  readonly onClose: () => void
}

const WIDTH = 264
const HEIGHT = 340
const MARGIN = 8

/** A searchable menu at a point of the window, ruled by the keyboard: arrows choose, Enter takes, Escape leaves. */
export default function PickList({ label, placeholder, items, at, empty, onPick, onClose }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const { query, shown, current, pick, search, light, onKeyDown } = usePickList(items, onPick, onClose)

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [current, shown])
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || !root.current?.contains(event.target)) onClose()
    }
    window.addEventListener('pointerdown', outside, true)
    return () => window.removeEventListener('pointerdown', outside, true)
  }, [onClose])

  const left = Math.max(MARGIN, Math.min(at.x, window.innerWidth - WIDTH - MARGIN))
  const top = Math.max(MARGIN, Math.min(at.y, window.innerHeight - HEIGHT - MARGIN))
  return (
    <div
      ref={root}
      className={styles.menu}
      style={{ left, top, width: WIDTH, maxHeight: HEIGHT }}
      role="dialog"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      <input
        className={styles.search}
        value={query}
        autoFocus
        placeholder={placeholder}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.key}` : undefined}
        onChange={(event) => search(event.target.value)}
      />
      <div ref={list} className={styles.list} role="listbox" id={`${id}-list`} aria-label={label}>
        {shown.map((item, i) => (
          <PickRow
            key={item.key}
            id={`${id}-${item.key}`}
            item={item}
            active={item === current}
            onLight={() => light(i)}
            onPick={() => pick(item)}
          />
        ))}
        {shown.length === 0 && (
          <div className={styles.empty}>{query.trim() ? t('canvas.nothingFound', { query: query.trim() }) : empty}</div>
        )}
      </div>
    </div>
  )
}
