import type { StudioContract } from '@shared/ipc/contract'
import type { Client } from '@shared/ipc/defineContract'
import type { RecentProject, RecoverableProject, TemplateSummary } from '@shared/ipc/types'
import type { Problem } from '@shared/result'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What can be opened: the lecture networks, the files opened last, the work that a crash left behind. */
export interface LibraryState {
  /** `null`: not loaded yet. */
  readonly templates: readonly TemplateSummary[] | null
  readonly recent: readonly RecentProject[]
  readonly recoverable: readonly RecoverableProject[]
  /** Why the lecture networks could not be listed. */
  readonly problem: Problem | null
  load(): Promise<void>
  /** Lists only what opening, saving and forgetting changes. */
  refresh(): Promise<void>
}
export type LibraryStore = StoreApi<LibraryState>

export const createLibraryStore = (client: Client<StudioContract>): LibraryStore =>
  createStore<LibraryState>((set, get) => ({
    templates: null,
    recent: [],
    recoverable: [],
    problem: null,
    load: async () => {
      const [templates] = await Promise.all([client.call('template.list', undefined), get().refresh()])
      set(templates.ok ? { templates: templates.value, problem: null } : { templates: [], problem: templates.error })
    },
    refresh: async () => {
      const [recent, recoverable] = await Promise.all([
        client.call('project.recent', undefined),
        client.call('project.recoverable', undefined),
      ])
      set({ ...(recent.ok && { recent: recent.value }), ...(recoverable.ok && { recoverable: recoverable.value }) })
    },
  }))
