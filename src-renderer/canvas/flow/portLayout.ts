import type { NodeDefinition } from '@shared/catalog/catalog'
import { sampleWeight } from '@shared/catalog/define/loss'

/** A port as it stands on a card. */
export interface PlacedPort {
  readonly name: string
  readonly kind: 'input' | 'output'
  readonly at: 'left' | 'right' | 'top' | 'bottom'
  /** Row on its side, from 0. */
  readonly row: number
  /** Its name is written beside it: the node has several. */
  readonly named: boolean
}

/** Width of every card, and the height of a plain one, px. */
export const CARD_SIZE = { width: 168, height: 84 } as const
/** The picture on the card of a node that shows something, px. */
export const CARD_PICTURE = { width: 146, height: 146 } as const
/** How much higher the picture, with room around it, makes a card than the line of parameters in its place, px. */
const PICTURE_MORE = CARD_PICTURE.height + 12 - 28
/** Distance of the first row of ports from the top of the card, px: the same on every card, so that chains run straight. */
export const FIRST_PORT = 42
export const PORT_ROW = 20

/** Where the middle of the top or bottom edge is better than a side. */
function edgeFor(
  item: NodeDefinition | undefined,
  kind: PlacedPort['kind'],
  name: string,
): 'top' | 'bottom' | undefined {
  if (name === 'target' && (kind === 'input' ? item?.kind === 'loss' : item?.kind === 'dataset')) return 'top'
  return kind === 'input' && item?.kind === 'loss' && name === sampleWeight.name ? 'bottom' : undefined
}

/**
 * Where the ports of a node stand: inputs left, outputs right. What a loss compares with, and the data port it comes from,
 * are on top, so that the edge between them arches over the network instead of running through it. The weights of its rows, which few
 * losses have, come from below.
 */
export function portLayout(
  item: NodeDefinition | undefined,
  extra: { inputs: readonly string[]; outputs: readonly string[] },
): PlacedPort[] {
  const inputs = item ? item.inputs.map((port) => port.name) : extra.inputs
  const outputs = item ? item.outputs.map((port) => port.name) : extra.outputs
  const place = (kind: 'input' | 'output', names: readonly string[]): PlacedPort[] => {
    let row = 0
    return names.map((name) => {
      const edge = edgeFor(item, kind, name)
      return {
        name,
        kind,
        at: edge ?? (kind === 'input' ? 'left' : 'right'),
        row: edge ? 0 : row++,
        named: names.length > 1,
      }
    })
  }
  return [...place('input', inputs), ...place('output', outputs)]
}

/** Where a port is on a card of this size, px from its upper left corner. */
export function portSpot(
  { at, row }: Pick<PlacedPort, 'at' | 'row'>,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number } {
  if (at === 'top' || at === 'bottom') return { x: width / 2, y: at === 'top' ? 0 : height }
  return { x: at === 'left' ? 0 : width, y: FIRST_PORT + row * PORT_ROW }
}

/** Size of a card that has not been measured yet, px. */
export function cardSize(
  item: NodeDefinition | undefined,
  ports: readonly PlacedPort[],
): { readonly width: number; readonly height: number } {
  const rows = (at: PlacedPort['at']): number => ports.filter((port) => port.at === at).length
  const further = Math.max(rows('left'), rows('right'), 1) - 1
  const more = item?.kind === 'view' ? PICTURE_MORE : further * PORT_ROW
  return { width: CARD_SIZE.width, height: CARD_SIZE.height + more }
}
