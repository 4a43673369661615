import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'

/** What arrow keys walk over: the search field, headings and items. */
const STOPS = '[data-stop]'
/** Stops that Tab passes over, but for one. */
const ROVING = 'button[data-stop]'

const WAYS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }

/**
 * Makes a list one stop of Tab: the one where the keyboard was last, or the first. Up, Down, Home and End go from stop to stop, from
 * the search field into the list too; Right goes to the star beside an item and Left back.
 */
export function useOneStop(root: RefObject<HTMLElement | null>) {
  const current = useRef<HTMLElement | null>(null)
  const put = (): void => {
    const stops = [...(root.current?.querySelectorAll<HTMLElement>(ROVING) ?? [])]
    const one = stops.find((stop) => stop === current.current) ?? stops[0]
    for (const stop of stops) stop.tabIndex = stop === one ? 0 : -1
  }
  // The list changes with the query, the favorites and the document.
  useEffect(put)
  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    if (!target.matches(ROVING)) return
    current.current = target
    put()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, key } = event
    if (!(target instanceof HTMLElement)) return
    const isField = target instanceof HTMLInputElement
    const way = isField && !key.startsWith('Arrow') ? undefined : WAYS[key]
    const beside =
      key === 'ArrowRight' ? target.nextElementSibling : key === 'ArrowLeft' ? target.previousElementSibling : null
    if (way === undefined) {
      if (isField || !(beside instanceof HTMLButtonElement)) return
      beside.focus()
    } else {
      const stops = [...(root.current?.querySelectorAll<HTMLElement>(STOPS) ?? [])]
      const here = target.matches(STOPS) ? target : target.parentElement?.querySelector<HTMLElement>(STOPS)
      const at = stops.findIndex((stop) => stop === here)
      stops[Math.max(0, Math.min(stops.length - 1, at + way))]?.focus()
    }
    event.preventDefault()
  }
  return { onFocus, onKeyDown }
}
