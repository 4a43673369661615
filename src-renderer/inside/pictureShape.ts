import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'

/** Fewest pixels that are taken for a square picture where nobody says so. */
const SQUARE = 9

/** How so many numbers are laid out as a picture, `[height, width, channels]`: as that which they were, as a square, or not at all. */
export function pictureShape(size: number, picture: Shape | undefined): Shape | undefined {
  if (picture && sizeOf(picture) === size) return picture
  const side = Math.round(Math.sqrt(size))
  return side * side === size && size >= SQUARE ? [side, side, 1] : undefined
}
