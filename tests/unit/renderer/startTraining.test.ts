import { ok } from '@shared/result'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTemplate } from '../../../src-renderer/state/session/openProject'
import { startTraining } from '../../../src-renderer/state/session/startTraining'
import { openStudios, type Studios } from './support/openStudios'

let studios: Studios
beforeEach(async () => {
  studios = await openStudios()
})
afterEach(() => studios.close())

it('a double click starts one run, and a later click another', async () => {
  const page = await studios.page('first-page')
  await openTemplate(page.studio, 'xorMlp')
  let made = 0
  page.answer('run.start', async () => {
    await new Promise((settle) => setTimeout(settle, 20))
    return ok({ runId: `run-${++made}` })
  })
  expect(await Promise.all([startTraining(page.studio), startTraining(page.studio)])).toEqual(['run-1', null])
  expect(await startTraining(page.studio)).toBe('run-2')
})
