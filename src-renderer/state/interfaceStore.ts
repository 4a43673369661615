import type { Language } from '@shared/language'
import type { Explained } from '../explain/explained'
import type { ImportReport } from '../import/toImportReport'
import { createStore, type StoreApi } from 'zustand/vanilla'

export type Screen = 'start' | 'studio'
export type LeftTab = 'nodes' | 'templates' | 'data'
export type DrawerTab = 'curves' | 'problems' | 'evaluate' | 'test' | 'data' | 'runs' | 'samples' | 'inside' | 'steps'
export type Theme = 'light' | 'dark' | 'system'
/** Dialogs over the studio; one at a time. Questions that something waits for are in the question store. */
export type Dialog = 'shortcuts' | 'export' | 'picture' | 'device' | 'training' | 'about' | 'imported' | null

/** What is on the screen and never in the file: selection, panels, language. */
export interface InterfaceState {
  readonly screen: Screen
  readonly selection: {
    readonly nodes: readonly string[]
    readonly edges: readonly string[]
    readonly notes: readonly string[]
  }
  /** A port the palette answers "what fits here" for. */
  readonly focusedPort: { readonly node: string; readonly port: string; readonly side: 'input' | 'output' } | null
  readonly leftTab: LeftTab
  readonly leftOpen: boolean
  readonly rightOpen: boolean
  readonly drawerTab: DrawerTab
  readonly drawerOpen: boolean
  /** Height of the drawer, px; `null`: a share of the window, until a person sets it. */
  readonly drawerHeight: number | null
  readonly dialog: Dialog
  /** What is being explained, over everything else. */
  readonly explained: Explained | null
  /** What came with the network that was imported last; of use while it is open. */
  readonly imported: ImportReport | null
  readonly language: Language
  readonly theme: Theme
  readonly favorites: readonly string[]
  set(patch: Partial<Omit<InterfaceState, 'set' | 'select'>>): void
  select(selection: Partial<InterfaceState['selection']>): void
}

export type InterfaceStore = StoreApi<InterfaceState>

const NOTHING = { nodes: [], edges: [], notes: [] } as const

export const createInterfaceStore = (language: Language): InterfaceStore =>
  createStore<InterfaceState>((set) => ({
    screen: 'start',
    selection: NOTHING,
    focusedPort: null,
    leftTab: 'nodes',
    leftOpen: true,
    rightOpen: true,
    drawerTab: 'curves',
    drawerOpen: true,
    drawerHeight: null,
    dialog: null,
    explained: null,
    imported: null,
    language,
    theme: 'system',
    favorites: [],
    set: (patch) => set(patch),
    select: (selection) => set({ selection: { ...NOTHING, ...selection } }),
  }))
