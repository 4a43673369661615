import type { Category } from '@shared/catalog/define/item'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { Diagnostic } from '@shared/graph/diagnostic'
import type { LocalizedText, PortRef } from '@shared/graph/document'
import type { Edge, Node } from '@xyflow/react'
import type { PlacedPort } from './portLayout'

/** What a card shows. Everything in it keeps its identity until it changes; position and selection are not in it. */
export interface CardData extends Record<string, unknown> {
  /** Catalog id. */
  readonly type: string
  readonly name: string | undefined
  readonly category: Category | null
  readonly params: Readonly<Record<string, unknown>>
  readonly ports: readonly PlacedPort[]
  readonly outputs: Readonly<Record<string, TensorType>>
  /** Type at the first input, where known. */
  readonly input: TensorType | null
  readonly parameterCount: number
  readonly multiplyAdds: number
  readonly hasWeights: boolean
  readonly frozen: boolean
  /** Uses another node's weights, or lends its own. */
  readonly shared: boolean
  readonly diagnostics: readonly Diagnostic[]
}

export interface FrameData extends Record<string, unknown> {
  readonly title: LocalizedText
  readonly width: number
  readonly height: number
}

/** A port of a folded group. */
export interface FoldedPort {
  /** Names the first port inside, as wires do. */
  readonly id: string
  readonly end: PortRef
  /** Name in the block, of an ordinary group `null`. */
  readonly name: string | null
  /** Catalog id and name of the node that it leads to. */
  readonly type: string
  readonly node: string | undefined
}

export interface FoldedData extends Record<string, unknown> {
  readonly title: LocalizedText
  /** Block that the group follows, with its parameters; `null`: an ordinary group. */
  readonly block: { readonly id: string; readonly params: Readonly<Record<string, unknown>> } | null
  readonly count: number
  readonly parameterCount: number
  readonly multiplyAdds: number
  readonly errors: number
  readonly warnings: number
  readonly categories: readonly Category[]
  readonly inputs: readonly FoldedPort[]
  readonly outputs: readonly FoldedPort[]
  /** Type at the last output, where known. */
  readonly output: TensorType | null
}

export interface NoteData extends Record<string, unknown> {
  readonly text: LocalizedText
}

export type CardNode = Node<CardData, 'card'>
export type FrameNode = Node<FrameData, 'frame'>
export type FoldedNode = Node<FoldedData, 'folded'>
export type NoteNode = Node<NoteData, 'note'>
export type FlowNode = CardNode | FrameNode | FoldedNode | NoteNode

export interface WireData extends Record<string, unknown> {
  /** What flows along it; `null`: could not be found out. */
  readonly type: TensorType | null
  readonly error: boolean
  /** The edge carries the target of a loss. */
  readonly target: boolean
}
export type WireEdge = Edge<WireData, 'wire'>
