import type { CheckedGraph, CheckedNode } from '@shared/compile/checkedGraph'
import type { GraphEdge } from '@shared/graph/document'
import type { Language } from '@shared/language'
import type { TFunction } from 'i18next'
import { subscript } from '../subscript'
import type { Link, UnitGroup } from './neuronNet'

/** Units that a value consists of, group after group. */
export interface Segment {
  readonly group: string
  readonly start: number
  readonly count: number
  /** Numbers that each unit stands for. */
  readonly per: number
}
export type Stream = readonly Segment[]

/** What is put together while a network is walked through. */
export interface Building {
  readonly checked: CheckedGraph
  readonly language: Language
  readonly t: TFunction
  readonly groups: Map<string, UnitGroup>
  readonly links: Link[]
  /** Units of each port, as `node/port`. */
  readonly streams: Map<string, Stream>
  readonly into: ReadonlyMap<string, string>
  /** Nodes that read each port, of those that are shown. */
  readonly readers: ReadonlyMap<string, readonly CheckedNode[]>
}

export const portKey = ({ node, port }: GraphEdge['source']): string => `${node}/${port}`

/** The nodes that read each port. */
export function readersOf(shown: readonly CheckedNode[]): Building['readers'] {
  const readers = new Map<string, CheckedNode[]>()
  for (const checked of shown)
    for (const { source } of checked.incoming)
      readers.set(portKey(source), [...(readers.get(portKey(source)) ?? []), checked])
  return readers
}

export const isLoss = ({ item }: CheckedNode): boolean => item?.kind === 'loss'

/** Ports of a node that something computes from. */
export const usedPorts = ({ readers }: Building, { node, outputs }: CheckedNode): readonly string[] =>
  Object.keys(outputs).filter((port) => readers.get(portKey({ node: node.id, port }))?.some((one) => !isLoss(one)))

/** `x₁`, `x₂` and so on, or the bare letter for the only one. */
export const symbols = (letter: string, count: number): readonly string[] =>
  count === 1 ? [letter] : Array.from({ length: count }, (_, i) => letter + subscript(i + 1))
