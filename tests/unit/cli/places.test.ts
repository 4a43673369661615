import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, put, run } from '../../support/commandLine'

const onLinux = test.skipIf(process.platform !== 'linux')

onLinux.each([
  [['export', 'template:xorMlp', '--to', 'python-keras', '--out', '/proc/neuroloom.py'], 1],
  [['export', 'template:xorMlp', '--to', 'tfjs', '--out', '/proc/neuroloom'], 1],
  [['serve', '--folder', '/proc/neuroloom/projects'], 2],
  [['train', 'template:xorMlp', '--epochs', '1', '--out', '/proc/neuroloom/kept'], 1],
] as const)('a place that takes no new file is named in bounded time: %j', async (words, code) => {
  const outcome = await run(words)
  expect([outcome.code, outcome.err]).toEqual([code, expect.stringMatching(/can be read but not written to/)])
})

onLinux('a run that cannot be kept where it was to be is kept with the others', async () => {
  const { err } = await run(['train', 'template:xorMlp', '--epochs', '1', '--out', '/proc/neuroloom'])
  const [, runId = ''] = /^Run (\S+) is kept in/m.exec(err) ?? []
  const evaluated = await run(['evaluate', 'template:xorMlp', '--run', runId, '--split', 'train'])
  expect(evaluated.code).toBe(0)
})

onLinux.each([['templates'], ['serve'], ['doctor']])(
  'user data in a place that takes no new file: %s',
  async (command) => {
    const outcome = await run([command], { NEUROLOOM_USER_DATA: '/proc/neuroloom/data' })
    expect([outcome.code, outcome.err]).toEqual([1, expect.stringMatching(/can be read but not written to/)])
  },
)

test('user data under a file are refused, and the file stays', async () => {
  await put('file', 'mine')
  for (const path of ['file', 'file/deeper']) {
    const outcome = await run(['templates'], { NEUROLOOM_USER_DATA: join(folder, path) })
    expect([path, outcome.code, outcome.err]).toEqual([path, 1, expect.stringMatching(/a file, not a folder/)])
  }
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('mine')
})
