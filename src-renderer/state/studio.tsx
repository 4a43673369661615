import { createContext, useContext } from 'react'
import type { Client } from '@shared/ipc/defineContract'
import type { StudioContract } from '@shared/ipc/contract'
import type { AppInfo } from '@shared/ipc/types'
import { useStore } from 'zustand'
import type { DocumentState, DocumentStore } from './documentStore'
import type { InterfaceState, InterfaceStore } from './interfaceStore'
import type { RunsState, RunStore } from './runStore'

/** What every part of the interface can reach: the stores and the way to the rights-holding side. */
export interface Studio {
  readonly client: Client<StudioContract>
  readonly app: AppInfo
  readonly documents: DocumentStore
  readonly interface: InterfaceStore
  readonly runs: RunStore
}

const StudioContext = createContext<Studio | null>(null)
export const StudioProvider = StudioContext.Provider

export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (!studio) throw new Error('useStudio is used outside StudioProvider')
  return studio
}
export const useDocument = <T,>(selector: (state: DocumentState) => T): T => useStore(useStudio().documents, selector)
export const useInterface = <T,>(selector: (state: InterfaceState) => T): T => useStore(useStudio().interface, selector)
export const useRuns = <T,>(selector: (state: RunsState) => T): T => useStore(useStudio().runs, selector)
