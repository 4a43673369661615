import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, folder, put, run, start } from '../../support/commandLine'
import { template } from '../../support/documents'
import { until } from '../../support/testStudio'

const onLinux = test.skipIf(process.platform !== 'linux')

onLinux.each([
  [['export', 'template:xorMlp', '--to', 'python-keras', '--out', '/proc/neuroloom.py'], 1],
  [['export', 'template:xorMlp', '--to', 'tfjs', '--out', '/proc/neuroloom'], 1],
  [['serve', '--folder', '/proc/neuroloom/projects'], 2],
  [['train', 'template:xorMlp', '--epochs', '1', '--out', '/proc/neuroloom/kept'], 2],
] as const)('a place that takes no new file is named in bounded time: %j', async (words, code) => {
  const outcome = await run(words)
  expect([outcome.code, outcome.err]).toEqual([code, expect.stringMatching(/can be read but not written to/)])
})

onLinux('a run that cannot be kept where it was to be is kept with the others', async () => {
  const child = start(['train', 'template:xorMlp', '--epochs', '10000000', '--out', 'kept'])
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  await until('its start', () => err.includes('epochs on'))
  await rm(join(folder, 'kept'), { recursive: true })
  await put('kept', 'in the way')
  child.kill('SIGINT')
  expect(await new Promise((settle) => child.on('close', settle))).toBe(1)
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

test('a run is kept in the place of a run only, whole or not at all', async () => {
  await mkdir(join(folder, 'mine'))
  const project = JSON.stringify(template('xorMlp'))
  await put('mine/document.json', project)
  const refused = await run(['train', 'template:irisSoftmax', '--epochs', '1', '--json', '--out', 'mine'])
  expect([refused.code, refused.out, refused.err]).toEqual([2, '', 'There is a file “mine/document.json” already.\n'])
  expect(await readFile(join(folder, 'mine/document.json'), 'utf8')).toBe(project)
  expect(await codeOf('train', 'template:xorMlp', '--epochs', '1', '--out', 'kept')).toBe(0)
  // Too large to begin: a run without weights takes the place of one that has some.
  const large = template('xorMlp')
  const wide = { id: 'wide', type: 'dense', params: { units: 65_536 }, position: { x: 0, y: 0 } }
  const nodes = [...large.nodes, wide, { ...wide, id: 'wider' }]
  const wire = (from: string, to: string) => ({
    id: `${from}-${to}`,
    source: { node: from, port: 'output' },
    target: { node: to, port: 'input' },
  })
  const edges = [...large.edges, wire('hidden', 'wide'), wire('wide', 'wider')]
  const failed = await run(['train', await put('large.json', { ...large, nodes, edges }), '--out', 'kept'])
  expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('not enough memory')])
  expect((await readdir(join(folder, 'kept'))).sort()).not.toContain('checkpoint.nlckpt')
  const measured = await run(['evaluate', 'template:xorMlp', '--weights', 'kept'])
  expect([measured.code, measured.err]).toEqual([1, 'This run has no saved weights.\n'])
})

test('a folder of files is not exported over a project', async () => {
  await mkdir(join(folder, 'web'))
  const project = JSON.stringify(template('xorMlp'))
  await put('web/model.json', project)
  const written = await run(['export', 'template:irisSoftmax', '--to', 'tfjs', '--out', 'web'])
  expect([written.code, written.err]).toEqual([1, expect.stringContaining('“model.json” is a Neuroloom project')])
  expect([await readdir(join(folder, 'web')), await readFile(join(folder, 'web/model.json'), 'utf8')]).toEqual([
    ['model.json'],
    project,
  ])
})

test('serve of a file that is not there makes no folder for it', async () => {
  const { code, err } = await run(['serve', 'no/such/project.neuroloom.json'])
  expect([code, err]).toEqual([2, expect.stringContaining('not there')])
  expect(await readdir(folder)).not.toContain('no')
})
