import { useCallback } from 'react'
import type { Action } from '../actions/defineAction'
import { useStudio } from '../state/studio'

/** What a button calls to do an action. */
export function useAction(action: Action): () => void {
  const studio = useStudio()
  return useCallback(() => void action.run(studio), [action, studio])
}
