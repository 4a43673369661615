import type { Position, PortRef } from '@shared/graph/document'
import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import type { Box } from './flow/box'

/** A point of the window, px. */
export interface ClientPoint {
  readonly x: number
  readonly y: number
}

export type PortSide = 'input' | 'output'
export interface PortEnd extends PortRef {
  readonly side: PortSide
}

/** A straight line on the canvas: `x` of a vertical one, `y` of a horizontal one, with its ends along the other axis. */
export interface Guide {
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

/** What a port says to a connection: nothing (`null`) where it fits, else a sentence; `blocking`: it cannot be made at all. */
export type Verdict = { readonly blocking: boolean; readonly reason: string } | null

export const portKey = (node: string, port: string, side: PortSide): string => `${side}:${node}/${port}`
/** The port that a `portKey` names. */
export function parsePortKey(key: string): PortEnd {
  const colon = key.indexOf(':')
  const slash = key.indexOf('/')
  return {
    side: key.slice(0, colon) === 'input' ? 'input' : 'output',
    node: key.slice(colon + 1, slash),
    port: key.slice(slash + 1),
  }
}

/** What the mounted canvas can do for actions and for the other panels. Positions are in the canvas's own coordinates, px. */
export interface CanvasCommands {
  /** Shows all that is drawn; the motion there takes `ms` milliseconds. */
  fit(ms?: number): void
  /** Whether the view is still the one that `fit` made. */
  isFitted(): boolean
  zoomIn(): void
  zoomOut(): void
  /** Selects a node, brings it into view and gives it the keyboard. */
  focusNode(id: string): void
  /** Gives the keyboard to a card, also to one that has only just been added, and brings it into view where it is not. */
  focusCard(id: string): void
  /** Moves the picture just so far that a card is seen. */
  reveal(id: string): void
  /** Gives the keyboard back to the canvas. */
  focus(): void
  /** Middle of what is seen. */
  center(): Position
  /** Point of the canvas under a point of the window; `null`: outside. */
  toCanvas(point: ClientPoint): Position | null
  /** Measured sizes of cards and notes by id. */
  sizes(): ReadonlyMap<string, { readonly width: number; readonly height: number }>
  /** Where something is drawn. */
  taken(): readonly Box[]
  /** Point of the window where a point of the canvas is seen. */
  toWindow(point: Position): ClientPoint
  /** Edge under a point of the canvas, if there is one; edges at the node `except` do not count. */
  edgeAt(point: Position, except?: string): string | null
  /** Moves cards smoothly with the next change of the document. */
  animateNext(): void
}

/** The quick-add menu: where it stands, where the node goes, and the port it will be wired to. */
export interface QuickAdd {
  readonly at: ClientPoint
  readonly position: Position
  readonly from: PortEnd | null
}

/** The menu of the right button: what it is about, and where it opens. */
export interface CanvasMenuPlace {
  readonly of: 'items' | 'wire' | 'canvas'
  readonly at: ClientPoint
}

export interface CanvasState {
  readonly commands: CanvasCommands | null
  readonly quickAdd: QuickAdd | null
  readonly menu: CanvasMenuPlace | null
  /** Node whose ports are being connected from the keyboard. */
  readonly connectFrom: string | null
  /** Port a connection is being dragged from. */
  readonly dragging: PortEnd | null
  /** What each port says to the connection being dragged, by `portKey`. */
  readonly verdicts: ReadonlyMap<string, Verdict> | null
  /** Edge that the dragged node would be put on. */
  readonly dropEdge: string | null
  /** Edge under the pointer. */
  readonly hoveredEdge: string | null
  /** Lines along which the dragged cards are in line with others. */
  readonly guides: readonly Guide[]
  /** Node that the pointer names in another panel. */
  readonly pointed: string | null
  /** Note or group whose text is being edited. */
  readonly editing: string | null
  set(patch: Partial<Omit<CanvasState, 'set'>>): void
}

/** What happens on the canvas right now and is nobody's document: gestures, menus, and the commands of the mounted canvas. */
export const canvasStore = createStore<CanvasState>((set) => ({
  commands: null,
  quickAdd: null,
  menu: null,
  connectFrom: null,
  dragging: null,
  verdicts: null,
  guides: [],
  hoveredEdge: null,
  dropEdge: null,
  pointed: null,
  editing: null,
  set: (patch) => set(patch),
}))

export const useCanvas = <T>(selector: (state: CanvasState) => T): T => useStore(canvasStore, selector)
