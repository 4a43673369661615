import { expect, it } from 'vitest'
import { numberedTitles } from '../../../src-renderer/canvas/card/numberedTitles'

it('tells nodes of one title apart by numbers, and leaves others alone', () => {
  const nodes = [
    { id: 'x1', title: 'RBM' },
    { id: 'y', title: 'Kohonen map' },
    { id: 'x2', title: 'RBM' },
  ]
  expect(Object.fromEntries(numberedTitles(nodes, ({ title }) => title))).toEqual({
    x1: 'RBM 1',
    y: 'Kohonen map',
    x2: 'RBM 2',
  })
})
