import type { ComponentType } from 'react'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphDocument } from '@shared/graph/document'

/** What is looked at. */
export interface ViewSubject {
  /** `null`: no run yet. */
  readonly runId: string | null
  /** The document that the run is trained by; without a run, the one on the canvas. */
  readonly document: GraphDocument
  readonly checked: CheckedGraph
  /** The layer; of views of the whole network an empty text. */
  readonly node: string
}

export interface ViewProps<S extends object = object> {
  readonly subject: ViewSubject
  /** What the person has set; kept when the view is taken to another place. */
  readonly settings: S
  onSettings(patch: Partial<S>): void
}

/** A way to look inside a network. Its words are `views.<id>.name`, `.help` and `.needs`: what it shows, and which layers or networks it is for. */
export interface View<S extends object = object> {
  readonly id: string
  readonly of: 'layer' | 'network'
  /** Whether it can show a node, or, `node` being empty, the network. */
  shows(checked: CheckedGraph, node: string): boolean
  readonly settings: S
  /** Draws a `ViewBody` with all that the view shows. */
  readonly Component: ComponentType<ViewProps<S>>
}

/** A view without the type of its settings, which it alone knows. */
export const defineView = <S extends object>(view: View<S>): View => view as unknown as View
