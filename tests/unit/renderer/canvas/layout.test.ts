import { describe, expect, it } from 'vitest'
import { layoutGraph } from '../../../../src-renderer/canvas/layoutGraph'
import { alignTo } from '../../../../src-renderer/canvas/gesture/alignTo'
import { graphOf } from '../../compile/graphOf'

const WIDTH = 168
const HEIGHT = 84

const overlapping = (places: ReadonlyMap<string, { x: number; y: number }>): string[] => {
  const all = [...places]
  return all.flatMap(([a, p], i) =>
    all
      .slice(i + 1)
      .flatMap(([b, q]) => (Math.abs(p.x - q.x) < WIDTH && Math.abs(p.y - q.y) < HEIGHT ? [`${a} on ${b}`] : [])),
  )
}

describe('auto layout', () => {
  it('puts a branching network in layers: every edge runs to the right, no card lies on another', async () => {
    const document = graphOf(
      {
        data: 'iris',
        a: 'dense',
        b: 'dense',
        c: 'dense',
        sum: 'add',
        head: 'dense',
        loss: 'meanSquaredError',
        free: 'dropout',
      },
      [
        'data.features > a > sum',
        'data.features > b > c > sum',
        'sum > head > loss.prediction',
        'data.target > loss.target',
      ],
    )
    const places = await layoutGraph(document, new Map())
    expect([...places.keys()].sort()).toEqual(document.nodes.map((node) => node.id).sort())
    expect(overlapping(places)).toEqual([])
    for (const { source, target } of document.edges) {
      expect((places.get(target.node)?.x ?? 0) - (places.get(source.node)?.x ?? 0)).toBeGreaterThanOrEqual(WIDTH)
    }
    for (const { x, y } of places.values()) expect([x % 4, y % 4].every((rest) => Math.abs(rest) === 0)).toBe(true)
  })

  it('keeps the members of a group together and survives a cycle', async () => {
    const document = graphOf({ a: 'dense', b: 'dense', c: 'dense', d: 'dense' }, ['a > b > c > d', 'd > a'], {
      groups: [{ id: 'g', title: 'G', nodes: ['b', 'c'], folded: false }],
    })
    const places = await layoutGraph(document, new Map())
    expect(places.size).toBe(4)
    expect(overlapping(places)).toEqual([])
  })

  it('moves a note that would lie under the cards above them, and leaves one that is out of the way', async () => {
    const document = graphOf({ data: 'iris', head: 'dense' }, ['data.features > head'], {
      notes: [
        { id: 'over', text: '', position: { x: 20, y: 20 }, size: { width: 200, height: 100 } },
        { id: 'far', text: '', position: { x: 0, y: 900 }, size: { width: 200, height: 100 } },
      ],
    })
    const places = await layoutGraph(document, new Map())
    const top = Math.min(...document.nodes.map((node) => places.get(node.id)?.y ?? 0))
    expect((places.get('over')?.y ?? 0) + 100).toBeLessThan(top)
    expect(places.has('far')).toBe(false)
  })
})

describe('alignment while dragging', () => {
  const box = (x: number, y: number) => ({ x, y, width: WIDTH, height: HEIGHT })

  it('draws a card onto the line of another when it is near, and shows the line', () => {
    const { dx, dy, guides } = alignTo(box(3, 300), [box(0, 0)])
    expect([dx, dy]).toEqual([-3, 0])
    expect(guides.map(({ axis, at }) => [axis, at])).toEqual([['x', 0]])
  })

  it('leaves a card alone that is far from every line', () => {
    expect(alignTo(box(40, 300), [box(0, 0)])).toEqual({ dx: 0, dy: 0, guides: [] })
    expect(alignTo(box(3, 3), [])).toEqual({ dx: 0, dy: 0, guides: [] })
  })

  it('takes the nearest of several lines', () => {
    expect(alignTo(box(4, 300), [box(0, 0), box(5, 600)]).dx).toBe(1)
  })
})
