import { attributesOf } from './attributesOf'
import { FONTS, type Scene, type SceneShape } from './scene'
import { toXmlText } from './toXmlText'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string =>
  toXmlText(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

const tag = (name: string, attributes: Readonly<Record<string, string | number>>): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join('')}`

const shapeText = (shape: SceneShape): string =>
  shape.kind === 'text'
    ? `${tag('text', attributesOf(shape))}>${escape(shape.text)}</text>`
    : `${tag(shape.kind, attributesOf(shape))}/>`

/** A file of its own: valid XML, text as text, nothing from elsewhere. */
export function toSvg({ width, height, title, description, paper, shapes }: Scene): string {
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'font-family': FONTS,
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `${tag('svg', root)}>`,
    `<title>${escape(title)}</title>`,
    `<desc>${escape(description)}</desc>`,
    ...(paper === undefined ? [] : [`${tag('rect', { width, height, fill: paper })}/>`]),
    ...shapes.map(shapeText),
    '</svg>',
    '',
  ].join('\n')
}
