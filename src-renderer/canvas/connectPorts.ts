import { groupPorts, inputsAt } from '@shared/graph/blocks/groupPorts'
import { matchBlock, portText } from '@shared/graph/blocks/matchBlock'
import { connectAll } from '@shared/graph/commands/connectAll'
import { setBlockParams } from '@shared/graph/commands/setBlockParams'
import { createId } from '@shared/graph/createId'
import type { JsonValue, PortRef } from '@shared/graph/document'
import type { Studio } from '../state/studio'
import { applyChange } from './applyChange'

/** Lets a block whose first input was wired take over the sizes of what comes in, where it must. */
export function fitBlock(studio: Studio, source: PortRef, target: PortRef, step: string): void {
  const { document, checked } = studio.documents.getState()
  const { find } = studio.blocks.getState()
  const group = document.groups.find(({ folded, nodes }) => folded && nodes.includes(target.node))
  const match = group && matchBlock(document, group, find)
  const shape = checked.nodes[source.node]?.outputs[source.port]?.shape
  if (!match || !shape) return
  const [first] = groupPorts(document, group, find).inputs
  if (!first?.ends.some((end) => portText(end) === portText(target))) return
  const patch = match.block.fit?.(match.params as never, shape) as Readonly<Record<string, JsonValue>> | undefined
  if (patch) applyChange(studio, setBlockParams(document, group.id, find, patch, createId), step)
}

/**
 * Wires two ports. A port on the card of a folded group stands for all ports inside that take the same, and its block fits itself to
 * what comes in: one step of undo.
 */
export function connectPorts(
  studio: Studio,
  source: PortRef,
  target: PortRef,
  step = `connect:${createId()}`,
): boolean {
  const { document } = studio.documents.getState()
  const ends = inputsAt(document, target, studio.blocks.getState().find)
  if (!applyChange(studio, connectAll(document, source, ends, createId), step)) return false
  fitBlock(studio, source, target, step)
  return true
}
