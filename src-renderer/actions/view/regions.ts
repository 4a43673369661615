import { canvasStore } from '../../canvas/canvasStore'
import { defineAction } from '../defineAction'

const FOCUSABLE = 'button, input, select, textarea, a[href], [tabindex]'

/** The first thing in a part of the window that Tab would come to; in the results, the tab that is open. */
function entryOf(region: Element): HTMLElement | undefined {
  const stops = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) =>
      element.tabIndex >= 0 && !element.matches(':disabled, [role=separator]') && element.getClientRects().length > 0,
  )
  return stops.find((element) => element.matches('[role=tab]')) ?? stops[0]
}

/** Gives the keyboard to the next part of the window: the bar, the left panel, the canvas, the inspector, the results. */
function go(by: 1 | -1): void {
  const regions = [...document.querySelectorAll('[data-region]')]
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  for (let k = 1; k <= regions.length; k++) {
    const start = at < 0 && by < 0 ? 0 : at
    const region = regions[(start + by * k + regions.length * k) % regions.length]
    if (region?.querySelector('[data-canvas]')) return canvasStore.getState().commands?.focus()
    const entry = region && entryOf(region)
    if (entry) return entry.focus()
  }
}

export const regionActions = [
  defineAction({ id: 'nextRegion', group: 'view', keys: ['F6'], alsoInFields: true, run: () => go(1) }),
  defineAction({ id: 'previousRegion', group: 'view', keys: ['shift+F6'], alsoInFields: true, run: () => go(-1) }),
]
