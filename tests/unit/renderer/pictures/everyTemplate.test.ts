import { beforeAll, describe, expect, it } from 'vitest'
import { startI18n } from '../../../../src-renderer/i18n/i18n'
import { drawBlocks } from '../../../../src-renderer/pictures/blocks/drawBlocks'
import { drawNeurons } from '../../../../src-renderer/pictures/neurons/drawNeurons'
import { boundsOf, type Box } from '../../../../src-renderer/pictures/scene/boundsOf'
import type { Scene, SceneShape } from '../../../../src-renderer/pictures/scene/scene'
import { toSvg } from '../../../../src-renderer/pictures/scene/toSvg'
import { blockOptions, neuronOptions } from './options'
import { template, templates } from './templates'
import { parseXml } from './xml'

beforeAll(() => startI18n('en'))

const names = [...templates.keys()]

const inside = (inner: Box, outer: Box, slack = 0.5): boolean =>
  inner.left >= outer.left - slack &&
  inner.right <= outer.right + slack &&
  inner.top >= outer.top - slack &&
  inner.bottom <= outer.bottom + slack
const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1

const describeShape = (shape: SceneShape): string => (shape.kind === 'text' ? shape.text : shape.kind)

function expectWhole(scene: Scene): void {
  const page = { left: 0, top: 0, right: scene.width, bottom: scene.height }
  expect(scene.shapes.filter((shape) => !inside(boundsOf(shape), page)).map(describeShape)).toEqual([])
  const numbers = scene.shapes.flatMap((shape) => Object.values(boundsOf(shape)))
  expect(numbers.every(Number.isFinite)).toBe(true)
  const elements = parseXml(toSvg(scene))
  expect(elements[0]?.attributes['viewBox']).toBe(`0 0 ${scene.width} ${scene.height}`)
  // The page, its title and description, the paper and every shape.
  expect(elements).toHaveLength(scene.shapes.length + 4)
}

const pairs = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((one, i) => all.slice(i + 1).map((two): [T, T] => [one, two]))

describe.each(['en', 'uk'] as const)('every network of the gallery in %s', (language) => {
  it.each(names)('%s as neurons: units do not lie on one another, all is on the page', (name) => {
    const scene = drawNeurons(template(name).checked, neuronOptions({ language }))
    expectWhole(scene)
    const units = scene.shapes.filter((shape) => shape.ref?.kind === 'unit').map(boundsOf)
    expect(units.length).toBeGreaterThan(0)
    expect(pairs(units).filter(([a, b]) => overlap(a, b))).toEqual([])
  })

  it.each(names)('%s as blocks: boxes do not lie on one another, and hold their words', async (name) => {
    const { document, checked } = template(name)
    for (const direction of ['right', 'down'] as const) {
      const scene = await drawBlocks(document, checked, blockOptions({ language, direction, volumes: false }))
      expectWhole(scene)
      const boxes = scene.shapes.filter((shape) => shape.kind === 'rect' && !shape.dash).map(boundsOf)
      expect(boxes.length).toBeGreaterThan(1)
      expect(pairs(boxes).filter(([a, b]) => overlap(a, b))).toEqual([])
      const upright = scene.shapes.filter((shape) => shape.kind === 'text' && shape.anchor === 'middle')
      const outside = upright.filter((text) => !boxes.some((box) => inside(boundsOf(text), box)))
      expect(outside.map(describeShape)).toEqual([])
    }
  })
})

describe('groups', () => {
  it('are frames around their layers, or a box each', async () => {
    const { document, checked } = template('residualNetwork')
    const framed = await drawBlocks(document, checked, blockOptions({ fold: 'none' }))
    const folded = await drawBlocks(document, checked, blockOptions({ fold: 'all' }))
    const words = (scene: Scene): string[] =>
      scene.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
    expect(framed.shapes.filter((shape) => shape.kind === 'rect' && shape.dash)).toHaveLength(2)
    expect(words(framed).filter((text) => text === 'Batch norm')).toHaveLength(4)
    expect(words(folded)).not.toContain('Batch norm')
    // Two 3×3 convolutions of 12 channels and two normalizations: 2·3·3·12·12 + 2·4·12.
    expect(words(folded)).toContain('2,688 parameters')
    expect(folded.width).toBeLessThan(framed.width / 2)
  })
})
