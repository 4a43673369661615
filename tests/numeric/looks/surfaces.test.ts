import { beforeAll, describe, expect, it } from 'vitest'
import { gradientAt, SURFACES, valueAt } from '../../../shared/looks/surfaces'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { letGo } from '../../../src-main/trainer/looks/heldMoments'
import { template } from '../../support/documents'
import { nativeMissing } from '../engine/native'
import { standBefore } from './support/standBefore'

describe('surfaces', () => {
  it('are what their formulas say, with gradients of finite differences', () => {
    const [x, y] = [0.7, -1.3]
    const formulas = [x ** 2 + 10 * y ** 2, (1 - x) ** 2 + 100 * (y - x ** 2) ** 2, x ** 2 - y ** 2 + y ** 4 / 10, (x + y) ** 2 / 2 + 20 * (x - y) ** 2] // prettier-ignore
    SURFACES.forEach((surface, i) => {
      expect(valueAt(surface, x, y)).toBeCloseTo(formulas[i] ?? NaN, 8)
      const [dx, dy] = gradientAt(surface, x, y)
      expect(dx).toBeCloseTo((valueAt(surface, x + 1e-5, y) - valueAt(surface, x - 1e-5, y)) / 2e-5, 4)
      expect(dy).toBeCloseTo((valueAt(surface, x, y + 1e-5) - valueAt(surface, x, y - 1e-5)) / 2e-5, 4)
    })
  })
})

describe.each(['cpu', 'tensorflow'] as const)('loss surfaces on %s', (backend) => {
  const missing = backend === 'tensorflow' ? nativeMissing : undefined
  let device: Device
  beforeAll(async () => {
    if (missing) return
    const opened = await openDevice(backend)
    if (!opened.ok) throw new Error(opened.error.message)
    device = opened.value
  })

  it('have the paths that the rules of the optimizers give by hand', async ({ skip }) => {
    if (missing) skip(missing)
    const { ask } = await standBefore(device, template('optimizersBowl'))
    const held = device.tf.memory().numTensors
    const optimizers = [
      { type: 'sgd', learningRate: 0.09 },
      { type: 'adam', learningRate: 0.2 },
      { type: 'bfgs', learningRate: 1 },
    ]
    const { paths } = await ask({ kind: 'optimizerPaths', surface: 'bowl', start: [3, 1], steps: 60, optimizers })
    expect(device.tf.memory().numTensors).toBe(held)
    // Descent multiplies x by 1 − 2η and y by 1 − 20η in each step.
    paths[0]?.forEach(([x, y], k) => {
      expect(x).toBeCloseTo(3 * 0.82 ** k, 4)
      expect(y).toBeCloseTo((-0.8) ** k, 4)
    })
    const m = [0, 0]
    const v = [0, 0]
    let at = [3, 1]
    paths[1]?.slice(1).forEach(([x, y], k) => {
      const gradient = [2 * (at[0] ?? NaN), 20 * (at[1] ?? NaN)]
      at = at.map((value, i) => {
        m[i] = 0.9 * (m[i] ?? 0) + 0.1 * (gradient[i] ?? NaN)
        v[i] = 0.999 * (v[i] ?? 0) + 0.001 * (gradient[i] ?? NaN) ** 2
        return value - (0.2 * m[i]) / (1 - 0.9 ** (k + 1)) / (Math.sqrt(v[i] / (1 - 0.999 ** (k + 1))) + 1e-7)
      })
      expect(x).toBeCloseTo(at[0] ?? NaN, 2)
      expect(y).toBeCloseTo(at[1] ?? NaN, 2)
    })
    expect(Math.hypot(...(paths[2]?.at(-1) ?? [9, 9]))).toBeLessThan(0.01)
  })

  it('are the network’s own: two weights are the axes, and the run’s path is in them', async ({ skip }) => {
    if (missing) skip(missing)
    const { ask, runner } = await standBefore(device, template('optimizersBowl'))
    const points: [number, number][] = [[0, 0], [-3, -1], [1, 0.5]] // prettier-ignore
    const found = await ask({ kind: 'lossSlice', slice: 's', begin: true, points })
    expect(found.weights).toEqual([3, 1])
    expect(found.place).toEqual([0, 0])
    const expected = points.map(([a, b]) => (3 + a) ** 2 + 10 * (1 + b) ** 2)
    found.losses.forEach((loss, i) => expect(loss).toBeCloseTo(expected[i] ?? NaN, 3))
    await runner.run('train', 1)
    const { place } = await ask({ kind: 'lossSlice', slice: 's', points: [] })
    expect(place[0]).toBeCloseTo(3 * 0.82 - 3, 4)
    expect(place[1]).toBeCloseTo(-0.8 - 1, 4)
    letGo('s')
  })

  it('go through the weights of a network, along filters as long as its own, and leave it as it is', async ({
    skip,
  }) => {
    if (missing) skip(missing)
    const { ask, runner, program } = await standBefore(device, template('spiralsMlp'))
    const cells = await runner.read(Object.keys(program.state))
    const held = device.tf.memory().numTensors
    const rows = 1000
    const question = { kind: 'lossSlice', slice: 't', begin: true, rows } as const
    const { losses, place } = await ask({ ...question, points: [[0, 0], [0.5, 0], [0, 0.5], [0, 0]] }) // prettier-ignore
    expect(losses[0]).toBe(losses[3])
    expect(losses[1]).not.toBe(losses[0])
    expect(losses[2]).not.toBe(losses[1])
    expect(place.map((one) => Math.abs(one) < 1e-6)).toEqual([true, true])
    expect(await runner.read(Object.keys(program.state))).toEqual(cells)
    letGo('t')
    expect(device.tf.memory().numTensors).toBe(held)
    await expect(ask({ kind: 'lossSlice', slice: 't', points: [] })).rejects.toThrow('lookLost')
  })
})
