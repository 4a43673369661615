import { useMemo, useState, type KeyboardEvent } from 'react'
import { createPickSearch } from './createPickSearch'
import type { PickItem } from './PickItem'

/** What a searchable menu shows and which entry is lit: arrows and Tab go around, Enter takes, Escape leaves. */
export function usePickList(items: readonly PickItem[], onPick: (key: string) => void, onClose: () => void) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const find = useMemo(() => createPickSearch(items), [items])
  const shown = useMemo(
    () => (query.trim() ? find(query) : items.filter(({ onlyFound }) => onlyFound === undefined)),
    [find, items, query],
  )
  const current = shown[Math.min(active, shown.length - 1)]
  const pick = (item: PickItem | undefined) => {
    if (item && item.refused === undefined) onPick(item.key)
  }
  const step = (by: number) =>
    setActive((now) => (shown.length === 0 ? 0 : (Math.min(now, shown.length - 1) + by + shown.length) % shown.length))
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'ArrowDown' || (event.key === 'Tab' && !event.shiftKey)) step(1)
    else if (event.key === 'ArrowUp' || event.key === 'Tab') step(-1)
    else if (event.key === 'Enter') pick(current)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }
  const search = (text: string) => {
    setQuery(text)
    setActive(0)
  }
  return { query, shown, current, pick, search, light: setActive, onKeyDown }
}
