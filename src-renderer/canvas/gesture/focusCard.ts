/** Frames that a new card may take until it has been measured and is shown; a hidden element cannot take the keyboard. */
const PATIENCE = 12

/** Gives the keyboard to a card, at once or as soon as it is shown; until then the canvas has it. */
export function focusCard(canvas: HTMLElement | null, id: string): void {
  canvas?.focus({ preventScroll: true })
  const attempt = (left: number) => {
    // Somebody who has gone elsewhere meanwhile is not called back.
    if (document.activeElement !== canvas) return
    const card = canvas?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
    card?.focus({ preventScroll: true })
    if (document.activeElement !== card && left > 0) requestAnimationFrame(() => attempt(left - 1))
  }
  attempt(PATIENCE)
}
