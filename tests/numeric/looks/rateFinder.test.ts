import { beforeAll, describe, expect, it } from 'vitest'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { template } from '../../support/documents'
import { nativeMissing } from '../engine/native'
import { standBefore } from './support/standBefore'

const rates = Array.from({ length: 12 }, (_, i) => 1e-4 * 3 ** i)

describe.each(['cpu', 'tensorflow'] as const)('a search for a learning rate on %s', (backend) => {
  const missing = backend === 'tensorflow' ? nativeMissing : undefined
  let device: Device
  beforeAll(async () => {
    if (missing) return
    const opened = await openDevice(backend)
    if (!opened.ok) throw new Error(opened.error.message)
    device = opened.value
  })

  it('is taken back: the run goes on bit for bit as without it', async ({ skip }) => {
    if (missing) skip(missing)
    const document = template('spiralsMlp', { optimizer: { type: 'adam', params: { learningRate: 0.01 } } })
    const without = await standBefore(device, document)
    const searched = await standBefore(device, document)
    await without.runner.run('train', 3)
    await searched.runner.run('train', 3)
    const held = device.tf.memory().numTensors
    const { losses } = await searched.ask({ kind: 'rateFinder', search: 'a', done: 0, rates: rates.slice(0, 7) })
    const rest = { search: 'a', done: 7, rates: rates.slice(7), last: true }
    const more = await searched.ask({ kind: 'rateFinder', ...rest })
    expect(device.tf.memory().numTensors).toBe(held)
    expect([...losses, ...more.losses]).toHaveLength(rates.length)
    expect(searched.runner.clock).toBe(3)
    const names = Object.keys(without.program.state)
    expect(await searched.runner.read(names)).toEqual(await without.runner.read(names))
    await without.runner.run('train', 2)
    await searched.runner.run('train', 2)
    expect(await searched.runner.read(names)).toEqual(await without.runner.read(names))
  })

  it('measures what plain descent with these rates would: x² + 10y² by hand', async ({ skip }) => {
    if (missing) skip(missing)
    const { ask } = await standBefore(device, template('optimizersBowl'))
    let [x, y] = [3, 1]
    const byHand = rates.map((rate) => {
      const loss = x ** 2 + 10 * y ** 2
      ;[x, y] = [x - rate * 2 * x, y - rate * 20 * y]
      return loss
    })
    const first = await ask({ kind: 'rateFinder', search: 'b', done: 0, rates: rates.slice(0, 5) })
    const rest = await ask({ kind: 'rateFinder', search: 'b', done: 5, rates: rates.slice(5), last: true })
    ;[...first.losses, ...rest.losses].forEach((loss, i) => {
      const wanted = byHand[i] ?? NaN
      expect(Math.abs((loss ?? NaN) - wanted) / wanted).toBeLessThan(1e-4)
    })
  })

  it('refuses a piece of a search that is over', async ({ skip }) => {
    if (missing) skip(missing)
    const { ask } = await standBefore(device, template('optimizersBowl'))
    await expect(ask({ kind: 'rateFinder', search: 'nobody', done: 3, rates: [1] })).rejects.toThrow('lookLost')
  })
})
