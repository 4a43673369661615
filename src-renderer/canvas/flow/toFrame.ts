import type { GraphGroup } from '@shared/graph/document'
import { expectedSize } from './expectedSize'
import type { FlowNode, FrameNode } from './flowTypes'

/** Room between the frame of an open group and its cards, and for its title above them, px. */
export const FRAME_PADDING = 16
export const FRAME_TITLE = 28

/** The frame around the cards of an open group, with room for its title above; `null` where the group has no cards. */
export function toFrame(
  group: GraphGroup,
  byId: ReadonlyMap<string, FlowNode>,
  sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>,
): FrameNode | null {
  const members = group.nodes.flatMap((id) => byId.get(id) ?? [])
  if (members.length === 0) return null
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const member of members) {
    const { position } = member
    const size = sizes.get(member.id) ?? expectedSize(member)
    box.left = Math.min(box.left, position.x)
    box.top = Math.min(box.top, position.y)
    box.right = Math.max(box.right, position.x + size.width)
    box.bottom = Math.max(box.bottom, position.y + size.height)
  }
  const width = box.right - box.left + 2 * FRAME_PADDING
  const height = box.bottom - box.top + 2 * FRAME_PADDING + FRAME_TITLE
  return {
    id: group.id,
    type: 'frame',
    position: { x: box.left - FRAME_PADDING, y: box.top - FRAME_PADDING - FRAME_TITLE },
    width,
    height,
    zIndex: -10,
    data: { title: group.title, width, height },
  }
}
