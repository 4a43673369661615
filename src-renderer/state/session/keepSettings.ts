import type { Studio } from '../studio'

/** Remembers the choices that belong to the person and not to the project. Returns the function that stops it. */
export const keepSettings = ({ client, interface: screen }: Studio): (() => void) =>
  screen.subscribe((state, before) => {
    const { language, theme, favorites } = state
    const changes = {
      ...(language !== before.language && { language }),
      ...(theme !== before.theme && { theme }),
      ...(favorites !== before.favorites && { favorites: [...favorites] }),
    }
    if (Object.keys(changes).length > 0) void client.call('settings.set', changes)
  })
