import { Context } from 'svgcanvas'
import { toXmlText } from '../pictures/scene/toXmlText'
import type { Room } from '../samples/drawSamples'

/** What a function draws on a canvas, as SVG: lines as lines, text as text, pixels as pixels however large. */
export function recordSvg(
  draw: (context: CanvasRenderingContext2D) => void,
  { width, height }: Room,
  title: string,
): string {
  const context = new Context({ width, height })
  draw(context)
  const svg = context.getSvg()
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
  svg.setAttribute('role', 'img')
  const name = document.createElementNS('http://www.w3.org/2000/svg', 'title')
  name.textContent = title
  svg.prepend(name)
  for (const image of svg.querySelectorAll('image')) image.setAttribute('style', 'image-rendering: pixelated')
  return toXmlText(new XMLSerializer().serializeToString(svg))
}
