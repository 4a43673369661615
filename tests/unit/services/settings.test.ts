import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SettingsService } from '../../../src-main/services/SettingsService'
import { temporaryFolder } from '../../support/folders'

test('settings are kept, and changes made at once all count', async () => {
  const path = join(await temporaryFolder(), 'data', 'settings.json')
  const settings = new SettingsService(path)
  expect(await settings.get()).toEqual({ theme: 'system', favorites: [] })
  await Promise.all([
    settings.set({ language: 'uk' }),
    settings.set({ theme: 'dark' }),
    settings.set({ favorites: ['dense'] }),
  ])
  expect(await new SettingsService(path).get()).toEqual({ language: 'uk', theme: 'dark', favorites: ['dense'] })
})

test('a broken file is put aside, a strange value is replaced by the default', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'settings.json')
  await writeFile(path, '{"theme": "da')
  const settings = new SettingsService(path)
  expect(await settings.get()).toEqual({ theme: 'system', favorites: [] })
  expect(await readFile(`${path}.broken`, 'utf8')).toBe('{"theme": "da')
  await writeFile(path, '{"theme": "pink", "favorites": ["dense"], "language": "uk"}')
  expect(await settings.get()).toEqual({ language: 'uk', theme: 'system', favorites: ['dense'] })
})

test('settings that cannot be written are a problem, not a crash', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'data'), '')
  const settings = new SettingsService(join(folder, 'data', 'settings.json'))
  expect((await settings.set({ theme: 'dark' })).ok).toBe(false)
})
