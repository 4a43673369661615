import Fuse from 'fuse.js'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientPoint } from '../canvasStore'
import styles from './PickList.module.css'

export interface PickItem {
  readonly key: string
  readonly title: string
  /** Said after the title, dimmed. */
  readonly hint?: string
  readonly icon?: ReactNode
  /** What the search looks at besides the title. */
  readonly words?: readonly string[]
  /** What will be wrong when it is picked; shown under the title. */
  readonly warning?: string
  /** Why it cannot be picked; shown under the title. */
  readonly refused?: string
}

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
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const fuse = useMemo(
    () => new Fuse(items, { keys: [{ name: 'title', weight: 3 }, 'words'], threshold: 0.35, ignoreLocation: true }),
    [items],
  )
  const shown = useMemo(
    () => (query.trim() ? fuse.search(query.trim()).map((found) => found.item) : items),
    [fuse, items, query],
  )
  const current = shown[Math.min(active, shown.length - 1)]

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active, shown])
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || !root.current?.contains(event.target)) onClose()
    }
    window.addEventListener('pointerdown', outside, true)
    return () => window.removeEventListener('pointerdown', outside, true)
  }, [onClose])

  const pick = (item: PickItem | undefined) => {
    if (item && item.refused === undefined) onPick(item.key)
  }
  const step = (by: number) =>
    setActive((now) => (shown.length === 0 ? 0 : (Math.min(now, shown.length - 1) + by + shown.length) % shown.length))
  const left = Math.max(MARGIN, Math.min(at.x, window.innerWidth - WIDTH - MARGIN))
  const top = Math.max(MARGIN, Math.min(at.y, window.innerHeight - HEIGHT - MARGIN))

  return (
    <div
      ref={root}
      className={styles.menu}
      style={{ left, top, width: WIDTH, maxHeight: HEIGHT }}
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'ArrowDown' || (event.key === 'Tab' && !event.shiftKey)) step(1)
        else if (event.key === 'ArrowUp' || event.key === 'Tab') step(-1)
        else if (event.key === 'Enter') pick(current)
        else if (event.key === 'Escape') onClose()
        else return
        event.preventDefault()
      }}
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
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
        }}
      />
      <div ref={list} className={styles.list} role="listbox" id={`${id}-list`} aria-label={label}>
        {shown.map((item, i) => (
          <div
            key={item.key}
            id={`${id}-${item.key}`}
            className={styles.item}
            role="option"
            aria-selected={item === current}
            aria-disabled={item.refused !== undefined}
            onPointerMove={() => setActive(i)}
            onClick={() => pick(item)}
          >
            {item.icon}
            <span className={styles.words}>
              <span className={styles.title}>
                {item.title}
                {item.hint && <span className={styles.hint}>{item.hint}</span>}
              </span>
              {(item.refused ?? item.warning) !== undefined && (
                <span className={styles.refused}>{item.refused ?? item.warning}</span>
              )}
            </span>
          </div>
        ))}
        {shown.length === 0 && (
          <div className={styles.empty}>{query.trim() ? t('canvas.nothingFound', { query: query.trim() }) : empty}</div>
        )}
      </div>
    </div>
  )
}
