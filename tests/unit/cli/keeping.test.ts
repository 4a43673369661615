import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isNativeSystem, standardNativeFolder } from '../../../src-main/services/native/nativeFolder'
import { builtFile, ROOT } from '../../support/built'
import { folder, put, run, start } from '../../support/commandLine'
import { template } from '../../support/documents'
import { until } from '../../support/testStudio'

const onUnix = test.skipIf(process.platform === 'win32')

/** Runs the command line through a line of shell, where `N` stands for it. */
function inShell(line: string): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn('bash', ['-c', `N() { "${process.execPath}" "${builtFile('cli.js')}" "$@"; }; ${line}`], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C', NEUROLOOM_USER_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return new Promise((settle) => child.on('close', (code) => settle({ code, out, err })))
}
const runFiles = async (): Promise<{ status: string; folder: string }[]> => {
  const names = await readdir(join(folder, 'data', 'runs'))
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, 'data', 'runs', name, 'run.json'), 'utf8')
      const { summary } = JSON.parse(text) as { summary: { status: string } }
      return { status: summary.status, folder: join(folder, 'data', 'runs', name) }
    }),
  )
}

onUnix('weights that a full disk does not take are not said to be kept: 1', async () => {
  const file = await put('m.json', template('mnistMlp', { epochs: 1 }))
  // 100 blocks of 1024 bytes: enough for all but the weights.
  const { code, err } = await inShell(`trap "" XFSZ; ulimit -f 100; N train ${file} --out kept`)
  expect([code, err]).toEqual([1, expect.stringMatching(/weights were NOT saved/)])
  expect(err).not.toMatch(/is kept in/)
  expect(existsSync(join(folder, 'kept', 'run.json'))).toBe(false)
})

onUnix('weights that their own folder does not take are saved to --out', async () => {
  const file = await put('m.json', template('mnistMlp', { epochs: 100 }))
  const child = start(['train', file, '--json', '--out', 'kept'])
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  await until('its start', () => out.includes('"started"'))
  const [own] = await runFiles()
  await mkdir(join(own?.folder ?? '', 'checkpoint.nlckpt', 'in the way'), { recursive: true })
  await until('a checkpoint that failed', () => out.includes('checkpointFailed'))
  child.kill('SIGINT')
  expect(await new Promise((settle) => child.on('close', settle))).toBe(0)
  expect((await run(['evaluate', file, '--weights', 'kept'])).code).toBe(0)
})

onUnix('an answer that the disk does not take whole ends with 1 and the reason', async () => {
  for (const words of ['catalog --json', 'validate template:xorMlp --json', '--help', 'train template:xorMlp --json']) {
    const { code, err } = await inShell(`N ${words} > /dev/full`)
    expect([words, code, err]).toEqual([words, 1, expect.stringMatching(/no room left/)])
  }
  const short = await inShell('trap "" XFSZ; ulimit -f 10; N catalog --json > cut.json')
  expect([short.code, short.err]).toEqual([1, expect.stringMatching(/no room left/)])
})

onUnix('a reader of the events that goes away stops the run like Ctrl+C', async () => {
  const { code, out } = await inShell('N train template:xorMlp --epochs 10000000 --json --out kept | head -1')
  expect([code, out]).toEqual([0, expect.stringContaining('"started"')])
  await until('its end', async () => (await runFiles())[0]?.status === 'stopped')
  await until('its copy', () => existsSync(join(folder, 'kept', 'run.json')))
  expect((await run(['evaluate', 'template:xorMlp', '--weights', 'kept', '--split', 'train'])).code).toBe(0)
})

test('a part without rows is no measurement: 2', async () => {
  expect((await run(['train', 'template:xorMlp', '--epochs', '1', '--out', 'kept'])).code).toBe(0)
  const { code, out, err } = await run(['evaluate', 'template:xorMlp', '--weights', 'kept'])
  expect([code, out, err]).toEqual([2, '', expect.stringMatching(/no rows in the part “test”/)])
})

onUnix('a folder that takes no run is refused before training, an empty name with 2', async () => {
  await put('file', '')
  await symlink('loop', join(folder, 'loop'))
  const refused = [
    ['train', 'template:xorMlp', '--out', 'loop'],
    ['train', 'template:xorMlp', '--out', ''],
    ['train', 'template:xorMlp', '--out', join('file', 'sub')],
    ['export', 'template:xorMlp', '--to', 'tfjs', '--out', ''],
    ['evaluate', 'template:xorMlp', '--weights', ''],
    ...(process.platform === 'linux' ? [['train', 'template:xorMlp', '--out', '/proc/x']] : []),
  ]
  for (const words of refused) {
    const { code, err } = await run(words)
    expect([words, code, err]).toEqual([words, 2, expect.not.stringMatching(/epoch/)])
  }
  const unset = await run(['templates'], { NEUROLOOM_USER_DATA: '', XDG_CONFIG_HOME: '', HOME: join(folder, 'home') })
  expect([unset.code, (await readdir(folder)).includes('sessions')]).toEqual([0, false])
})

/** The script that a shell started, alone or through npm, once it trains. */
async function trainInShell(event: string | undefined) {
  const script = join(ROOT, 'scripts', 'neuroloom.mjs')
  const words = 'train template:xorMlp --epochs 10000000 --json'
  const env = {
    ...process.env,
    INIT_CWD: folder,
    NEUROLOOM_USER_DATA: join(folder, 'data'),
    npm_lifecycle_event: event,
  }
  const shell = spawn('bash', ['-c', `"${process.execPath}" "${script}" ${words} & echo $!; wait`], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  shell.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  // Everybody who could write to it is gone.
  const over = new Promise((settle) => shell.stdout.on('close', settle))
  await until('its start', () => out.includes('"started"'))
  return { shell: shell.pid ?? 0, script: Number(out.split('\n')[0]), over }
}

onUnix.each(['shell', 'script'] as const)(
  'nothing goes on when the %s of npm is killed, and the weights are kept',
  async (who) => {
    const trained = await trainInShell('neuroloom')
    process.kill(trained[who], 'SIGKILL')
    await trained.over
    expect((await runFiles()).map(({ status }) => status)).toEqual(['stopped'])
  },
)

onUnix('a script that was started without npm goes on when its shell is gone', async () => {
  const { shell, script, over } = await trainInShell(undefined)
  process.kill(shell, 'SIGKILL')
  expect(await Promise.race([over, sleep(3000, 'goes on')])).toBe('goes on')
  process.kill(script, 'SIGTERM')
  await over
  expect((await runFiles()).map(({ status }) => status)).toEqual(['stopped'])
})

test('doctor names a damaged library and a folder that holds none', async (context) => {
  if (!isNativeSystem()) return context.skip('there is no native library for this system')
  const cache = join(folder, 'cache')
  const library = standardNativeFolder({ NEUROLOOM_CACHE: cache })
  await mkdir(library, { recursive: true })
  await writeFile(join(library, 'native.json'), JSON.stringify({ version: '2.21.0', flavor: 'cpu', size: 5 }))
  await writeFile(join(library, 'tfjs_binding.node'), 'noise')
  const env = { NEUROLOOM_CACHE: cache, NEUROLOOM_NATIVE: join(folder, 'nowhere') }
  const { code, out, err } = await run(['doctor'], env)
  expect([code, out]).toEqual([1, expect.stringMatching(/damaged or does not load[^]*Missing: TensorFlow/)])
  expect(out).not.toMatch(/Nothing is missing|backend\./)
  expect(err).toMatch(/NEUROLOOM_NATIVE names no library/)
})

test('what was repaired, what is newer and what is likely to go wrong is said before work goes on', async () => {
  const document = template('xorMlp', { epochs: 1 })
  const optimizer = { type: 'sgd', params: { learningRate: 90 } }
  const newer = await put('newer.json', { ...document, version: 99, training: { ...document.training, optimizer } })
  const trained = await run(['train', newer])
  expect(trained.err).toMatch(/warning: .*newer format \(99\)/)
  expect(trained.err).toMatch(/warning: .*\[learningRateHigh\]/)
  const edges = [
    ...document.edges,
    { id: 'e', source: { node: 'gone', port: 'output' }, target: { node: 'loss', port: 'target' } },
  ]
  const repaired = await put('repaired.json', { ...document, edges })
  const exported = await run(['export', repaired, '--to', 'tfjs', '--out', 'web'])
  expect([exported.code, exported.err]).toEqual([0, expect.stringMatching(/led to no node[^]*untrained/)])
  const broken = await run(['train', await put('broken.json', { ...document, edges: [] })])
  expect([broken.code, broken.err]).toEqual([2, expect.stringMatching(/error: [A-Z][^]*cannot be trained: \d+ errors/)])
})
