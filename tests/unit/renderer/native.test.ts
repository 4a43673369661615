import type { NativeState } from '@shared/ipc/nativeState'
import { ok } from '@shared/result'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { followNative } from '../../../src-renderer/state/session/followNative'
import { openStudios, type Page, type Studios } from './support/openStudios'

const READY: NativeState = { status: 'ready', version: '2.21.0', flavor: 'cpu', folder: '/cache/native', size: 853e6 }
const INSTALLING: NativeState = { status: 'installing', step: 'download', done: 1, total: 2 }
const TENSORFLOW = {
  backend: 'tensorflow',
  title: 'TensorFlow 2.21',
  engine: 'compiled',
  version: '2.21.0',
  threads: 2,
  simd: true,
}

let studios: Studios
let page: Page
let stop = (): void => undefined
beforeEach(async () => {
  studios = await openStudios()
  page = await studios.page('page')
  page.answer('app.device', async () => ok(TENSORFLOW))
})
afterEach(async () => {
  stop()
  await studios.close()
})
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 20))
const asked = (name: string): number => page.calls.filter((call) => call.name === name).length
const shown = () => page.studio.devices.getState()

test('the device is asked for again when the library comes or goes, and not for each step of the install', async () => {
  page.answer('native.state', async () => ok({ status: 'absent' }))
  stop = followNative(page.studio)
  await settled()
  for (let i = 0; i < 5; i++) page.emit('native.changed', INSTALLING)
  expect(shown().native).toEqual(INSTALLING)
  expect([asked('app.device'), shown().device.backend]).toEqual([0, 'wasm'])
  page.emit('native.changed', READY)
  await settled()
  expect([asked('app.device'), shown().device.backend]).toEqual([1, 'tensorflow'])
  page.emit('native.changed', { status: 'absent' })
  await settled()
  expect(asked('app.device')).toBe(2)
})

test('an answer that comes after newer news is dropped; after a lost connection all is asked for again', async () => {
  let answer = (_state: NativeState): void => undefined
  page.answer('native.state', () => new Promise((settle) => (answer = (state) => settle(ok(state)))))
  stop = followNative(page.studio)
  await settled()
  page.emit('native.changed', READY)
  answer({ status: 'absent' })
  await settled()
  expect(shown().native).toEqual(READY)
  page.connection.set('lost')
  page.connection.set('open')
  await settled()
  answer({ status: 'refused' })
  await settled()
  expect(shown().native).toEqual({ status: 'refused' })
  stop()
  page.emit('native.changed', INSTALLING)
  expect(shown().native).toEqual({ status: 'refused' })
})
