import { useCallback } from 'react'
import { useInterface, useStudio } from '../state/studio'

/** The person's favorite catalog items, and the function that adds or removes one. */
export function useFavorites(): { readonly favorites: readonly string[]; readonly toggle: (id: string) => void } {
  const studio = useStudio()
  const favorites = useInterface((state) => state.favorites)
  const toggle = useCallback(
    (id: string) => {
      const { favorites: now, set } = studio.interface.getState()
      const next = now.includes(id) ? now.filter((favorite) => favorite !== id) : [...now, id]
      set({ favorites: next })
      void studio.client.call('settings.set', { favorites: next })
    },
    [studio],
  )
  return { favorites, toggle }
}
