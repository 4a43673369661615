import { createElement, type ReactElement } from 'react'
import { attributesOf } from './attributesOf'
import { FONTS, type Scene, type SceneShape } from './scene'

/** React's names of attributes that SVG writes with a hyphen. */
const inReact = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** One shape of a scene as an element. */
export const shapeElement = (shape: SceneShape, more: Readonly<Record<string, unknown>> = {}): ReactElement =>
  createElement(
    shape.kind,
    {
      ...Object.fromEntries(Object.entries(attributesOf(shape)).map(([name, value]) => [inReact(name), value])),
      ...more,
    },
    shape.kind === 'text' ? shape.text : undefined,
  )

/** A scene on the screen, as large as its place lets it be. */
export default function SceneView({ scene }: { readonly scene: Scene }): ReactElement {
  const { width, height, title, paper, shapes } = scene
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={title}
      fontFamily={FONTS}
      style={{ width: '100%', height: '100%', maxWidth: width * 2, maxHeight: height * 2 }}
    >
      {paper !== undefined && <rect width={width} height={height} fill={paper} />}
      {shapes.map((shape, i) => shapeElement(shape, { key: i }))}
    </svg>
  )
}
