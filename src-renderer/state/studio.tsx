import { createContext, useContext } from 'react'
import type { AppInfo } from '@shared/ipc/types'
import { useStore } from 'zustand'
import type { StudioClient } from '../bridge/client'
import type { BlockState, BlockStore } from './blockStore'
import type { DeviceState, DeviceStore } from './deviceStore'
import type { DocumentState, DocumentStore } from './documentStore'
import type { InterfaceState, InterfaceStore } from './interfaceStore'
import type { LibraryState, LibraryStore } from './libraryStore'
import type { MomentsState, MomentStore } from './moments/createMomentStore'
import type { Tell } from './notice'
import type { QuestionState, QuestionStore } from './questionStore'
import type { RunsState, RunStore } from './runStore'
import type { SampleFeed } from './samples/createSampleFeed'
import type { StepsState, StepStore } from './steps/createStepStore'
import type { ViewsState, ViewStore } from './views/createViewStore'

/** What every part of the interface can reach: the stores and the way to the rights-holding side. */
export interface Studio {
  readonly client: StudioClient
  readonly app: AppInfo
  readonly devices: DeviceStore
  readonly documents: DocumentStore
  readonly interface: InterfaceStore
  readonly runs: RunStore
  readonly samples: SampleFeed
  readonly moments: MomentStore
  readonly steps: StepStore
  readonly views: ViewStore
  readonly library: LibraryStore
  readonly blocks: BlockStore
  readonly questions: QuestionStore
  /** Tells the person something without stopping them. */
  readonly tell: Tell
}

const StudioContext = createContext<Studio | null>(null)
export const StudioProvider = StudioContext.Provider

export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (!studio) throw new Error('useStudio is used outside StudioProvider')
  return studio
}
export const useDevice = <T,>(selector: (state: DeviceState) => T): T => useStore(useStudio().devices, selector)
export const useDocument = <T,>(selector: (state: DocumentState) => T): T => useStore(useStudio().documents, selector)
export const useInterface = <T,>(selector: (state: InterfaceState) => T): T => useStore(useStudio().interface, selector)
export const useRuns = <T,>(selector: (state: RunsState) => T): T => useStore(useStudio().runs, selector)
export const useMoments = <T,>(selector: (state: MomentsState) => T): T => useStore(useStudio().moments, selector)
export const useSteps = <T,>(selector: (state: StepsState) => T): T => useStore(useStudio().steps, selector)
export const useViews = <T,>(selector: (state: ViewsState) => T): T => useStore(useStudio().views, selector)
export const useLibrary = <T,>(selector: (state: LibraryState) => T): T => useStore(useStudio().library, selector)
export const useBlocks = <T,>(selector: (state: BlockState) => T): T => useStore(useStudio().blocks, selector)
export const useQuestion = <T,>(selector: (state: QuestionState) => T): T => useStore(useStudio().questions, selector)
