import { beforeAll, describe, expect, it } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import { startI18n } from '../../../../src-renderer/i18n/i18n'
import { drawBlocks } from '../../../../src-renderer/pictures/blocks/drawBlocks'
import { drawNeurons } from '../../../../src-renderer/pictures/neurons/drawNeurons'
import { toSvg } from '../../../../src-renderer/pictures/scene/toSvg'
import { textWidth } from '../../../../src-renderer/pictures/scene/textWidth'
import { graphOf } from '../../compile/graphOf'
import { blockOptions, neuronOptions } from './options'
import { parseXml } from './xml'

beforeAll(() => startI18n('en'))

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><image href="x" onerror="alert(1)"/>',
  "' onload='alert(1)",
  ']]>',
  '<![CDATA[x',
  '&amp; &lt; &nbsp; &#0;',
  '--><!--',
  'a\u0000b\u0008c\u001fd\uffffe',
  '\ud800 alone \udc00',
  'שכבה נסתרת',
  'طبقة \u202e<b>مخفية</b>',
  '隐藏层 🧠👩🏽‍🔬',
  'line\nbreak\ttab',
]
const hostile = (name: string) =>
  graphOf(
    {
      data: 'logicGate',
      hidden: ['dense', { units: 2 }, { name }],
      out: ['dense', { units: 1, activation: 'sigmoid' }, { name }],
      loss: ['binaryCrossentropy', {}, { name }],
    },
    ['data.features > hidden > out > loss.prediction', 'data.target > loss.target'],
    { title: name, groups: [{ id: 'g', title: name, nodes: ['hidden', 'out'], folded: false }] },
  )

describe('a file', () => {
  it.each(HOSTILE)('with the name %j everywhere is well formed and holds nothing but shapes', async (name) => {
    const document = hostile(name)
    const checked = checkGraph(document)
    const scenes = [
      drawNeurons(checked, neuronOptions({ title: name })),
      await drawBlocks(document, checked, blockOptions({ title: name })),
      await drawBlocks(document, checked, blockOptions({ title: name, fold: 'all' })),
    ]
    for (const scene of scenes) {
      const elements = parseXml(toSvg(scene))
      const kinds = new Set(elements.map((element) => element.name))
      for (const kind of kinds) expect(['svg', 'title', 'desc', 'rect', 'circle', 'path', 'text']).toContain(kind)
      const attributes = new Set(elements.flatMap((element) => Object.keys(element.attributes)))
      for (const attribute of attributes) expect(attribute).not.toMatch(/^on|href|^style$/)
      const written = elements.filter((element) => element.name === 'text').map(({ text }) => text)
      // Short names stand there whole, but for characters that XML has no way to write.
      if (textWidth(name, 14, true) < 120 && !/[\p{Cc}\p{Cs}\uffff]/u.test(name)) expect(written).toContain(name)
    }
  })

  it('says what it is, needs nothing else, and has text as text', () => {
    const [svg, title, desc, ...shapes] = parseXml(
      toSvg(drawNeurons(checkGraph(hostile('Hidden')), neuronOptions({ title: 'XOR' }))),
    )
    expect(svg?.attributes).toMatchObject({ xmlns: 'http://www.w3.org/2000/svg', role: 'img' })
    expect(svg?.attributes['font-family']).toMatch(/sans-serif$/)
    expect(title).toMatchObject({ name: 'title', text: 'XOR' })
    expect(desc?.text).toContain('Hidden, 2 units')
    expect(shapes.some(({ name, text }) => name === 'text' && text === 'Hidden')).toBe(true)
  })

  it('lets through what lies behind where there is no paper', () => {
    const rects = (paper: boolean) =>
      parseXml(toSvg(drawNeurons(checkGraph(hostile('a')), neuronOptions({ paper })))).filter(
        ({ name, attributes }) => name === 'rect' && attributes['x'] === undefined,
      )
    expect(rects(true)).toHaveLength(1)
    expect(rects(false)).toHaveLength(0)
  })
})
