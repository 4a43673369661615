import { Text, TextInput } from '@mantine/core'
import type { NodeDefinition } from '@shared/catalog/catalog'
import { CATEGORIES, type Category } from '@shared/catalog/define/item'
import { IconChevronRight, IconSearch, IconStar, IconX } from '@tabler/icons-react'
import Fuse from 'fuse.js'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeTitle, portTitle } from '../canvas/card/itemWords'
import { itemsToAdd, searchWords } from '../canvas/quickAdd/itemsToAdd'
import { useDocument, useInterface, useStudio } from '../state/studio'
import styles from './Palette.module.css'
import PaletteGhost from './PaletteGhost'
import PaletteItem from './PaletteItem'
import { usePaletteDrag } from './usePaletteDrag'

/** Everything that can be put on the canvas: found by name, dragged, clicked, or chosen with the keyboard. */
export default function Palette() {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const favorites = useInterface((state) => state.favorites)
  const port = useInterface((state) => state.focusedPort)
  const document = useDocument((state) => (port ? state.document : null))
  const checked = useDocument((state) => (port ? state.checked : null))
  const [query, setQuery] = useState('')
  const [folded, setFolded] = useState<ReadonlySet<Category>>(new Set())
  const list = useRef<HTMLDivElement>(null)
  const drag = usePaletteDrag()

  const addable = useMemo(
    () => itemsToAdd(checked ?? studio.documents.getState().checked, port),
    [studio, checked, port],
  )
  const fuse = useMemo(
    () =>
      new Fuse(
        addable.map((item) => ({
          item,
          title: item.text[language].title,
          words: searchWords(item),
          help: item.text[language].help,
        })),
        {
          keys: [
            { name: 'title', weight: 4 },
            { name: 'words', weight: 2 },
            { name: 'help', weight: 0.4 },
          ],
          threshold: 0.34,
          ignoreLocation: true,
        },
      ),
    [addable, language],
  )
  const found = query.trim() ? fuse.search(query.trim()).map((match) => match.item.item) : null
  const starred = addable.filter((item) => favorites.includes(item.id))
  const asked = port && document?.nodes.find((node) => node.id === port.node)

  const toggle = (category: Category) =>
    setFolded((now) => {
      const next = new Set(now)
      if (!next.delete(category)) next.add(category)
      return next
    })
  const star = (id: string) => {
    const next = favorites.includes(id) ? favorites.filter((favorite) => favorite !== id) : [...favorites, id]
    studio.interface.getState().set({ favorites: next })
    void studio.client.call('settings.set', { favorites: next })
  }
  const rows = (entries: readonly NodeDefinition[]) =>
    entries.map((item) => (
      <PaletteItem
        key={item.id}
        item={item}
        language={language}
        starred={favorites.includes(item.id)}
        onStar={star}
        onPress={drag.press}
        onAdd={drag.add}
      />
    ))
  /** Arrows walk over headings and items; from the search field, down goes to the first item. */
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Escape' && query) setQuery('')
    if (by === 0) return
    const stops = [...(list.current?.parentElement?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]
    const at = stops.findIndex((stop) => stop === window.document.activeElement)
    stops[Math.max(0, Math.min(stops.length - 1, at + by))]?.focus()
    event.preventDefault()
  }

  return (
    <div className={styles.palette} onKeyDown={onKeyDown}>
      <TextInput
        className={styles.search}
        value={query}
        data-stop
        placeholder={t('canvas.findNode')}
        aria-label={t('canvas.findNode')}
        leftSection={<IconSearch size={14} />}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = found?.[0]
          if (event.key === 'Enter' && first) drag.add(first.id)
        }}
        rightSection={
          query ? (
            <button
              type="button"
              className={styles.clear}
              aria-label={t('canvas.palette.clear')}
              onClick={() => setQuery('')}
            >
              <IconX size={14} />
            </button>
          ) : null
        }
      />
      {asked && (
        <div className={styles.asked} role="status">
          <span>
            {t('canvas.palette.fits', {
              node: nodeTitle(asked, language),
              port: portTitle(asked.type, port.port, language),
            })}
          </span>
          <button
            type="button"
            className={styles.clear}
            aria-label={t('canvas.palette.showAll')}
            onClick={() => studio.interface.getState().set({ focusedPort: null })}
          >
            <IconX size={14} />
          </button>
        </div>
      )}
      <div ref={list} className={styles.list}>
        {found ? (
          found.length > 0 ? (
            rows(found)
          ) : (
            <Text size="sm" c="dimmed" p={8}>
              {t('canvas.nothingFound', { query: query.trim() })}
            </Text>
          )
        ) : (
          <>
            {!asked && starred.length > 0 && (
              <div className={styles.section}>
                <div className={styles.head}>
                  <IconStar size={12} />
                  {t('canvas.palette.favorites')}
                </div>
                {rows(starred)}
              </div>
            )}
            {CATEGORIES.map((category) => {
              const entries = addable.filter((item) => item.category === category)
              const open = !folded.has(category)
              return (
                entries.length > 0 && (
                  <div key={category} className={styles.section}>
                    <button
                      type="button"
                      data-stop
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
              )
            })}
          </>
        )}
      </div>
      <PaletteGhost drag={drag.dragged} />
    </div>
  )
}
