import type { Shape } from './tensorType'

/** A shape as people read it: `28×28×1`; `()` for a single number. */
export const shapeText = (shape: Shape): string => (shape.length === 0 ? '()' : shape.join('×'))
