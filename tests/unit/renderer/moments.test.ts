import { expect, it } from 'vitest'
import { nearestStep } from '../../../src-renderer/moments/nearestStep'
import { createMomentStore } from '../../../src-renderer/state/moments/createMomentStore'

it('finds the kept step that is nearest to one that is not kept any more', () => {
  const steps = [0, 8, 16, 24, 31]
  const found = [-3, 0, 3, 4, 5, 8, 13, 20, 25, 31, 1000].map((wanted) => steps[nearestStep(steps, wanted)])
  expect(found).toEqual([0, 0, 0, 8, 8, 8, 16, 24, 24, 31, 31])
  expect(nearestStep([], 5)).toBe(-1)
})

it('keeps the moment of each run apart', () => {
  const store = createMomentStore()
  const { choose } = store.getState()
  choose('a', 5)
  choose('b', 0)
  choose('a', 7)
  expect(store.getState().chosen).toEqual({ a: 7, b: 0 })
  choose('a', null)
  choose('c', null)
  expect(store.getState().chosen).toEqual({ b: 0 })
})
