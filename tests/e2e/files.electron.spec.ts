import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT, type Home } from './fixtures/home'
import { notice } from './fixtures/notice'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

const lenet = (): Promise<string> => readFile(join(ROOT, 'templates', 'images', 'lenet5.neuroloom.json'), 'utf8')

/** Files that no studio wrote in good order, and what a person must read about each. */
const damaged = async ({ projects }: Home): Promise<readonly { name: string; says: RegExp; text: string }[]> => {
  const text = await lenet()
  const file = JSON.parse(text) as Record<string, unknown>
  return [
    { name: 'empty', says: /The file is empty/, text: '' },
    { name: 'truncated', says: /The file is damaged: line \d+, column \d+/, text: text.slice(0, 2000) },
    { name: 'other', says: /This is not a Neuroloom project/, text: '{"name":"package"}' },
    { name: 'malformed', says: /not a valid project/, text: JSON.stringify({ ...file, nodes: 'many' }) },
    { name: 'deep', says: /levels deep|damaged/, text: '['.repeat(100_000) + ']'.repeat(100_000) },
  ].map((each) => ({ ...each, name: join(projects, `${each.name}.neuroloom.json`) }))
}

test('files that cannot be opened say why, and the studio goes on', async ({ home, openStudio }) => {
  const studio = await openStudio()
  const { page } = studio
  const screen = new Screen(page)
  const said = notice(page, 'Not opened')
  const openFile = async (path: string): Promise<void> => {
    await studio.answerDialogs({ open: path })
    await page.keyboard.press('Control+o')
  }
  await screen.openTemplate('XOR')
  for (const { name, says, text } of await damaged(home)) {
    await writeFile(name, text)
    await openFile(name)
    await expect(said).toContainText(says)
    await said.getByRole('button').last().click()
    await expect(said).toHaveCount(0)
  }
  await test.step('100 MB', async () => {
    const huge = join(home.projects, 'huge.neuroloom.json')
    const handle = await open(huge, 'w')
    await handle.write('{"format":"neuroloom","version":1,"title":"')
    await handle.truncate(100 * 2 ** 20)
    await handle.close()
    await openFile(huge)
    await expect(said).toContainText(/100 MB/)
    await said.getByRole('button').last().click()
  })
  await test.step('a folder', async () => {
    await openFile(home.projects)
    await expect(said).toContainText('is a folder, not a file.')
    await said.getByRole('button').last().click()
  })
  await test.step('what was open is still there and works', async () => {
    await expect(screen.card('Dense. 4')).toBeVisible()
    await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
    await expect.poll(() => screen.points('Loss'), { timeout: 30_000 }).toBeGreaterThan(1)
  })
})

test('a cyclic network opens with the cycle named; one of a newer version opens to be looked at', async ({
  home,
  openStudio,
}) => {
  const file = JSON.parse(await lenet()) as {
    edges: { id: string; source: { node: string }; target: { node: string } }[]
  } & Record<string, unknown>
  const cyclic = join(home.projects, 'cyclic.neuroloom.json')
  const edges = file.edges.map((edge) =>
    edge.target.node === 'conv1' ? { ...edge, source: { node: 'pool2', port: 'output' } } : edge,
  )
  await writeFile(cyclic, JSON.stringify({ ...file, edges }))
  const newer = join(home.projects, 'newer.neuroloom.json')
  await writeFile(newer, JSON.stringify({ ...file, version: 99, fromTheFuture: { kept: true } }))

  const studio = await openStudio(cyclic)
  const { page } = studio
  const screen = new Screen(page)
  await expect(screen.cards).toHaveCount(10)
  await screen.openTab('Problems')
  await expect(screen.results.getByRole('tabpanel')).toContainText(/cycle|circle|loop/i)
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(notice(page, 'Cannot train yet')).toBeVisible()

  await studio.answerDialogs({ open: newer })
  await page.keyboard.press('Control+o')
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('read only')
  await expect(page.getByText('This file was written by a newer version of Neuroloom.')).toBeVisible()
  const copy = join(home.projects, 'copy.neuroloom.json')
  await studio.answerDialogs({ save: copy })
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('banner').getByRole('status')).not.toHaveText('read only')
  expect(await readFile(newer, 'utf8')).toContain('"version":99')
  expect(await readFile(copy, 'utf8')).toContain('fromTheFuture')
})

test('a place that cannot be written to loses nothing', async ({ home, openStudio }) => {
  const studio = await openStudio()
  const { page } = studio
  const screen = new Screen(page)
  await screen.openTemplate('XOR')
  await screen.select(screen.card('Dense. 4'))
  await screen.setField('Units', '5')
  const file = join(home.projects, 'a file')
  await writeFile(file, 'not a folder')
  const said = notice(page, 'Not saved')
  for (const place of [join(file, 'xor.neuroloom.json'), '/proc/xor.neuroloom.json']) {
    await studio.answerDialogs({ save: place })
    await page.keyboard.press('Control+s')
    await expect(said, place).toBeVisible()
    await expect(said).not.toContainText(/E[A-Z]{4,}|undefined|\[object/)
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('unsaved')
    await expect(screen.card('Dense. 5')).toBeVisible()
    if (place === '/proc/xor.neuroloom.json') break
    await said.getByRole('button').last().click()
    await expect(said).toHaveCount(0)
  }
  const good = join(home.projects, 'xor.neuroloom.json')
  await studio.answerDialogs({ save: good })
  await said.getByRole('button', { name: 'Save elsewhere…' }).click()
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('saved')
  expect(await readFile(good, 'utf8')).toContain('"units": 5')
  expect(await readFile(file, 'utf8')).toBe('not a folder')
})

test('two windows on one file: whoever saves second is asked', async ({ home, openStudio }) => {
  const path = join(home.projects, 'shared.neuroloom.json')
  await writeFile(path, (await lenet()).replace('template-lenet5', 'shared-lenet'))
  const studio = await openStudio(path)
  const first = new Screen(studio.page)
  await expect(first.card('Dense. 120')).toBeVisible()
  const opened = studio.app.waitForEvent('window')
  await studio.app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File')
    file?.submenu?.items.find(({ label }) => label === 'New Window')?.click()
  })
  const second = new Screen(await opened)
  await studio.answerDialogs({ open: path })
  await second.page.getByRole('button', { name: /^Open a file/ }).click()
  await expect(second.card('Dense. 120')).toBeVisible()
  await expect(second.page.getByText(/is open in another window too/)).toBeVisible()

  await first.select(first.card('Dense. 120'))
  await first.setField('Units', '111')
  await first.page.keyboard.press('Control+s')
  await expect(first.page.getByRole('banner').getByRole('status')).toHaveText('saved')
  await expect(second.page.getByText('The file was changed by another window or program.')).toBeVisible()

  await second.select(second.card('Dense. 84'))
  await second.setField('Units', '77')
  await second.page.keyboard.press('Control+s')
  const dialog = second.page.getByRole('dialog', { name: /was changed by somebody else/ })
  await expect(dialog).toBeVisible()
  const copy = join(home.projects, 'mine.neuroloom.json')
  await studio.answerDialogs({ save: copy })
  await dialog.getByRole('button', { name: 'Save mine as a copy…' }).click()
  await expect(second.page.getByRole('banner').getByRole('status')).toHaveText('saved')
  expect(await readFile(path, 'utf8')).toContain('"units": 111')
  expect(await readFile(path, 'utf8')).not.toContain('"units": 77')
  expect(await readFile(copy, 'utf8')).toContain('"units": 77')
})
