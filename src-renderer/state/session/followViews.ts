import type { Studio } from '../studio'

/** Closes all views when another project is opened. Returns the function that stops it. */
export const followViews = ({ documents, views }: Studio): (() => void) =>
  documents.subscribe((state, before) => {
    if (state.opening !== before.opening) views.getState().clear()
  })
