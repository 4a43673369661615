import { formatShape } from '../../i18n/format'
import { fitText, textWidth } from '../scene/textWidth'
import type { Block } from './blockGraph'

/** A line in a box. */
export interface BlockLine {
  readonly text: string
  readonly size: number
  readonly tone: 'title' | 'mute' | 'ink' | 'shape'
}

/** A box with its size and what is written in it. */
export interface SizedBlock {
  readonly block: Block
  readonly width: number
  readonly height: number
  readonly lines: readonly BlockLine[]
  /** Height of the drawing of its output, over the lines; 0: there is none. */
  readonly drawing: number
}

/** Widest text in a box, and the narrowest box, in widths of letters. */
const ROOM = 14
const LEAST = 6
const MOST_WEIGHTS = 6
const DRAWING = 4.8
/** Room for the end of an edge with its label. */
const PORT = 1.9
const PADDING = 0.75
export const LINE = 1.3

/**
 * What is written in a box, and how large it is.
 *
 * @param ends Most edges that end or begin at one side of it.
 */
export function sizeBlock(block: Block, em: number, volumes: boolean, ends: number): SizedBlock {
  const small = 0.86 * em
  const line = (text: string, tone: BlockLine['tone']): BlockLine[] => {
    const size = tone === 'title' ? em : small
    return text === '' ? [] : [{ text: fitText(text, size, ROOM * em, tone === 'title'), size, tone }]
  }
  const [output, ...more] = block.outputs
  const weights =
    block.weights.length > MOST_WEIGHTS ? [...block.weights.slice(0, MOST_WEIGHTS - 1), '…'] : block.weights
  const lines = [
    ...line(block.title, 'title'),
    ...line(block.summary, 'mute'),
    ...weights.flatMap((text) => line(text, 'ink')),
    ...block.remarks.flatMap((text) => line(text, 'mute')),
    ...(output ? line([output, ...more].map(formatShape).join(', '), 'shape') : []),
  ]
  const drawing = volumes && output ? DRAWING * em : 0
  const widest = Math.max(
    ...lines.map(({ text, size, tone }) => textWidth(text, size, tone === 'title' || tone === 'shape')),
  )
  return {
    block,
    lines,
    drawing,
    width: Math.ceil(Math.max(LEAST * em, widest + 2 * PADDING * em)),
    height: Math.ceil(Math.max(drawing + lines.length * LINE * em + 2 * PADDING * em, ends * PORT * em)),
  }
}
