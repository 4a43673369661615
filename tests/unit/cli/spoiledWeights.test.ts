import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { template } from '../../support/documents'
import { folder, put, run } from '../../support/commandLine'
import { spoilCheckpoint } from '../../support/spoilCheckpoint'

test('weights that are not finite are neither measured, nor asked, nor exported', async () => {
  expect((await run(['train', 'template:xorMlp', '--epochs', '1', '--out', 'kept'])).code).toBe(0)
  await spoilCheckpoint(join(folder, 'kept', 'checkpoint.nlckpt'), 'weight:hidden/kernel')
  const questions = [
    ['evaluate', 'template:xorMlp', '--split', 'train', '--weights', 'kept'],
    ['predict', 'template:xorMlp', '--input', '[0,1]', '--weights', 'kept'],
    ['export', 'template:xorMlp', '--to', 'tfjs', '--out', 'web', '--weights', 'kept'],
  ]
  for (const words of questions) {
    const english = await run(words)
    expect([words[0], english.code, english.out]).toEqual([words[0], 1, ''])
    expect(english.err).toMatch(/^The weights of the run kept cannot be used: “kernel” of “.+” is not finite\. Choose/)
    expect((await run([...words, '--language', 'uk'])).err).toMatch(/^Ваги запуску kept непридатні: «kernel» вузла/)
  }
  expect(existsSync(join(folder, 'web'))).toBe(false)
})

test('a run that diverged is measured as no number: said, not printed', async () => {
  const document = template('sineRegression', { optimizer: { type: 'sgd', params: { learningRate: 100 } }, epochs: 50 })
  const file = await put('diverged.json', document)
  expect((await run(['train', file, '--out', 'kept'])).code).toBe(1)
  const measured = await run(['evaluate', file, '--weights', 'kept', '--json'])
  expect([measured.code, measured.out]).toEqual([1, ''])
  expect(measured.err).toMatch(/With the weights of the run kept the value of loss is (Infinity|NaN)/)
})
