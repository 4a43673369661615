import { expect, test } from 'vitest'
import { load } from './load'

const { packagesOf } = await load('lib/system/missingLibraries.mjs')

test('names each Debian package once; a library without a known owner stands for itself', () => {
  const gtk = ['libgtk-3.so.0', 'libgdk-3.so.0', 'libatk-1.0.so.0', 'libatk-bridge-2.0.so.0', 'libatspi.so.0']
  const others = ['libnspr4.so', 'libnss3.so', 'libX11-xcb.so.1', 'libX11.so.6', 'libodd.so.1']
  expect(packagesOf([...gtk, ...others])).toEqual(['libgtk-3-0', 'libnss3', 'libx11-xcb1', 'libx11-6', 'libodd.so.1'])
})
