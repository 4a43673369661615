import { createStore, type StoreApi } from 'zustand/vanilla'

/** A view of a layer or of the whole network. */
export interface ChosenView {
  /** Id in the registry of views. */
  readonly view: string
  /** The layer; of views of the whole network an empty text. */
  readonly node: string
  /** What the person has set in it, by the view's own names. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** Where a view stands that was taken out of the drawer: over the window, px, or beside its node on the canvas. */
export type ViewPlace = 'floating' | 'pinned'
export interface OpenView extends ChosenView {
  readonly id: string
  readonly place: ViewPlace
  /** Left top corner: in the window, or from its node's left bottom corner on the canvas. */
  readonly x: number
  readonly y: number
}

export interface ViewsState {
  /** In the drawer; `null`: the first that has something to show. */
  readonly docked: ChosenView | null
  readonly open: readonly OpenView[]
  dock(view: ChosenView): void
  /** Opens it in another place, above those that are open. */
  add(view: OpenView): void
  change(id: string, patch: Partial<Pick<OpenView, 'x' | 'y' | 'settings'>>): void
  /** Before all others. */
  raise(id: string): void
  close(id: string): void
  /** Another project: nothing is open. */
  clear(): void
}
export type ViewStore = StoreApi<ViewsState>

/** Most views outside the drawer at a time; the oldest one closes. */
export const MOST_OPEN = 8

export const createViewStore = (): ViewStore =>
  createStore<ViewsState>((set) => ({
    docked: null,
    open: [],
    dock: (docked) => set({ docked }),
    add: (view) => set(({ open }) => ({ open: [...open, view].slice(-MOST_OPEN) })),
    change: (id, patch) =>
      set(({ open }) => ({ open: open.map((view) => (view.id === id ? { ...view, ...patch } : view)) })),
    raise: (id) =>
      set(({ open }) => {
        const raised = open.find((view) => view.id === id)
        return !raised || open.at(-1) === raised ? {} : { open: [...open.filter((view) => view !== raised), raised] }
      }),
    close: (id) => set(({ open }) => ({ open: open.filter((view) => view.id !== id) })),
    clear: () => set({ docked: null, open: [] }),
  }))
