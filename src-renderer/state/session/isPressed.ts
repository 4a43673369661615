let pressed = false
const follow = (event: PointerEvent): void => void (pressed = event.buttons !== 0)
if (typeof window !== 'undefined')
  for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const)
    window.addEventListener(type, follow, { capture: true, passive: true })

/** Whether a person holds a button of the mouse, or a finger or a pen on the page: drags, draws, or is about to. */
export const isPressed = (): boolean => pressed
