import { useRef, useState, type KeyboardEvent } from 'react'
import type { Addable } from '../canvas/quickAdd/itemsToAdd'
import type { Setting } from '../search/settings'
import { showSetting } from '../search/showSetting'
import { useInterface, useStudio } from '../state/studio'
import AskedPort from './AskedPort'
import NothingFound from './NothingFound'
import styles from './Palette.module.css'
import PaletteGhost from './PaletteGhost'
import PaletteItem from './PaletteItem'
import PaletteSearch from './PaletteSearch'
import PaletteSections from './PaletteSections'
import SettingRow from './SettingRow'
import { useFavorites } from './useFavorites'
import { useOneStop } from './useOneStop'
import { usePaletteDrag } from './usePaletteDrag'
import { usePaletteItems } from './usePaletteItems'

/** Everything that can be put on the canvas: found by name, dragged, clicked, or chosen with the keyboard. */
export default function Palette() {
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const asked = useInterface((state) => state.focusedPort !== null)
  const [query, setQuery] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const { favorites, toggle } = useFavorites()
  const { addable, found, unfit } = usePaletteItems(query)
  const drag = usePaletteDrag()
  const stop = useOneStop(root)
  const [first] = found ?? []

  const rows = (items: readonly (Addable | Setting)[]) =>
    items.map((item) =>
      item.kind === 'setting' ? (
        <SettingRow key={item.id} setting={item} />
      ) : (
        <PaletteItem
          key={item.id}
          item={item}
          language={language}
          starred={favorites.includes(item.id)}
          onStar={toggle}
          onPress={drag.press}
          onAdd={drag.add}
        />
      ),
    )
  const takeFirst = () => {
    if (first?.kind === 'setting') showSetting(studio, first)
    else if (first) drag.add(first.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && query) setQuery('')
    stop.onKeyDown(event)
  }

  return (
    <div ref={root} className={styles.palette} onFocus={stop.onFocus} onKeyDown={onKeyDown}>
      <PaletteSearch query={query} onQuery={setQuery} onEnter={takeFirst} />
      <AskedPort />
      <div className={styles.list}>
        {!found ? (
          <PaletteSections
            items={addable}
            starred={asked ? [] : addable.filter((item) => favorites.includes(item.id))}
            rows={rows}
          />
        ) : found.length > 0 ? (
          rows(found)
        ) : (
          <NothingFound query={query.trim()} unfit={unfit} />
        )}
      </div>
      <PaletteGhost drag={drag.dragged} />
    </div>
  )
}
