import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import type { RunNews } from '../../../shared/training/runEvent'
import { decodeCheckpoint } from '../../../src-main/trainer/checkpoint/checkpointFormat'
import {
  CHECKPOINT_FILE,
  type TrainerCommand,
  type TrainerMessage,
  type WeightsSnapshot,
} from '../../../src-main/trainer/protocol'
import { nativeMissing } from '../engine/native'
import { dense, toChain } from './toDocument'

const root = resolve(import.meta.dirname, '../../..')
// Under the repository, as the real build, so that assets are found from there.
const out = join(root, 'node_modules/.cache', `trainer-test-${process.pid}`)
const folder = mkdtempSync(join(tmpdir(), 'trainer-'))
const children: ChildProcess[] = []
/** What `auto` opens here. */
const fastest = nativeMissing ? 'wasm' : 'tensorflow'

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared') } },
    ssr: { noExternal: true },
    build: {
      target: 'node16.17',
      ssr: true,
      outDir: out,
      rolldownOptions: {
        input: { trainer: join(root, 'src-main/trainer/entry.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  })
})
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))
afterAll(() => [out, folder].forEach((path) => rmSync(path, { recursive: true, force: true })))

interface Trainer {
  readonly child: ChildProcess
  readonly messages: TrainerMessage[]
  readonly news: RunNews[]
  readonly exit: Promise<number | null>
  /** What it wrote to its error stream, at its end. */
  readonly lastWords: Promise<string>
  send(command: TrainerCommand): void
  answer<T>(command: TrainerCommand & { id: number }): Promise<T>
  wait(type: RunNews['type']): Promise<RunNews>
}

/** @param kilobytes What the process may address; absent: as much as there is. */
function startTrainer(kilobytes?: number): Trainer {
  const limited = join(folder, 'limited.sh')
  if (kilobytes !== undefined)
    writeFileSync(limited, `#!/bin/sh\nulimit -v ${kilobytes}\nexec '${process.execPath}' "$@"\n`, { mode: 0o755 })
  const child = fork(join(out, 'trainer.js'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', kilobytes === undefined ? 'inherit' : 'pipe', 'ipc'],
    execArgv: [],
    ...(kilobytes !== undefined && { execPath: limited }),
  })
  let words = ''
  child.stderr?.on('data', (text) => (words += String(text)))
  children.push(child)
  const messages: TrainerMessage[] = []
  const news: RunNews[] = []
  child.on('message', (message: TrainerMessage) => {
    messages.push(message)
    if (message.type === 'news') news.push(...message.news)
  })
  const until = async <T>(find: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      await new Promise((settle) => setTimeout(settle, 5))
    }
  }
  return {
    child,
    messages,
    news,
    exit: new Promise((settle) => child.on('exit', settle)),
    lastWords: new Promise((settle) => child.on('close', () => settle(words))),
    send: (command) => void child.send(command),
    answer: async (command) => {
      child.send(command)
      const { result } = await until(() =>
        messages.find(
          (message): message is Extract<TrainerMessage, { type: 'answer' }> =>
            message.type === 'answer' && message.id === command.id,
        ),
      )
      return result as never
    },
    wait: (type) => until(() => news.find((item) => item.type === type)),
  }
}

const iris = (training: Record<string, unknown> = {}): GraphDocument =>
  toChain(
    { id: 'data', type: 'iris' },
    [dense(8, 'tanh'), dense(3, 'softmax')],
    { type: 'categoricalCrossentropy' },
    { epochs: 20, ...training },
  )
const endless = () => iris({ epochs: 100_000, batchSize: 4 })

describe('the trainer process, as it is bundled', () => {
  it('trains, answers while it does and afterwards, and goes when told to', async () => {
    const trainer = startTrainer()
    trainer.send({ type: 'prepare', backend: 'auto' })
    trainer.send({ type: 'start', document: iris(), backend: 'auto', folder: join(folder, 'a'), startPaused: true })
    await trainer.wait('paused')
    const early = await trainer.answer<{ ok: true; value: WeightsSnapshot }>({ type: 'weights', id: 1 })
    trainer.send({ type: 'resume' })
    expect(await trainer.wait('finished')).toMatchObject({ reason: 'completed' })
    expect(trainer.messages[0]).toMatchObject({ type: 'ready', device: { backend: fastest } })
    const late = await trainer.answer<{ ok: true; value: WeightsSnapshot }>({ type: 'weights', id: 2 })
    const kernel = late.value['layer0']?.['kernel']
    expect(kernel).toMatchObject({ shape: [4, 8], trainable: true })
    expect(kernel?.values).toBeInstanceOf(Float32Array)
    expect(kernel?.values).not.toEqual(early.value['layer0']?.['kernel']?.values)
    expect(
      await trainer.answer({
        type: 'predict',
        id: 3,
        inputs: {
          data: [
            [5.1, 3.5, 1.4, 0.2],
            [6.3, 3.3, 6, 2.5],
          ],
        },
      }),
    ).toMatchObject({ ok: true, value: { outputs: { loss: { type: { shape: [3] } } } } })
    expect(await trainer.answer({ type: 'predict', id: 4, inputs: { data: [[1, 2]] } })).toMatchObject({
      ok: false,
      error: { code: 'inputSize', values: { needed: 4, found: 2 } },
    })
    expect(await trainer.answer({ type: 'predict', id: 5, inputs: { other: [[1]] } })).toMatchObject({
      ok: false,
      error: { code: 'inputMissing' },
    })
    expect(await trainer.answer({ type: 'evaluate', id: 6, split: 'test' })).toMatchObject({
      ok: true,
      value: { rows: 15, confusion: { loss: { classes: ['setosa', 'versicolor', 'virginica'] } } },
    })
    trainer.send({ type: 'shutdown' })
    expect(await trainer.exit).toBe(0)

    const second = startTrainer()
    expect(
      await second.answer({
        type: 'open',
        id: 1,
        document: iris(),
        backend: 'auto',
        checkpoint: join(folder, 'a', CHECKPOINT_FILE),
      }),
    ).toMatchObject({ ok: true })
    const kept = await second.answer<{ ok: true; value: WeightsSnapshot }>({ type: 'weights', id: 2 })
    expect(kept.value).toEqual(late.value)
    const third = startTrainer()
    expect(await third.answer({ type: 'open', id: 1, document: iris(), backend: 'auto' })).toMatchObject({ ok: true })
    expect((await third.answer<{ ok: true; value: WeightsSnapshot }>({ type: 'weights', id: 2 })).value).toEqual(
      early.value,
    )
  })

  it('stops with its weights kept when its parent goes away', async () => {
    const trainer = startTrainer()
    trainer.send({ type: 'start', document: endless(), backend: 'cpu', folder: join(folder, 'b') })
    await trainer.wait('metrics')
    trainer.child.disconnect()
    expect(await trainer.exit).toBe(0)
    const kept = decodeCheckpoint(readFileSync(join(folder, 'b', CHECKPOINT_FILE)))
    expect(kept.ok && kept.value.clock).toBeGreaterThan(0)
  })

  it('killed in mid-run leaves a checkpoint that goes on', async () => {
    const trainer = startTrainer()
    trainer.send({ type: 'start', document: endless(), backend: 'cpu', folder: join(folder, 'c') })
    await trainer.wait('checkpoint')
    trainer.child.kill('SIGKILL')
    await trainer.exit
    const next = startTrainer()
    next.send({
      type: 'start',
      document: endless(),
      backend: 'cpu',
      folder: join(folder, 'c'),
      resume: join(folder, 'c', CHECKPOINT_FILE),
    })
    const started = await next.wait('started')
    expect(started.type === 'started' && started.fromStep).toBeGreaterThan(0)
    await next.wait('metrics')
  })

  it.skipIf(nativeMissing !== undefined || process.platform !== 'linux')(
    'says so where the library runs out of memory in a step',
    async () => {
      // Weights of less than a megabyte, and one value of 2.6 GB.
      const document = toChain(
        { id: 'data', type: 'blobs', params: { samples: 20_000 } },
        [dense(40_000), dense(3, 'softmax')],
        { type: 'categoricalCrossentropy' },
        { batchSize: 16_384 },
      )
      const trainer = startTrainer(4_000_000)
      trainer.send({ type: 'start', document, backend: 'tensorflow', folder: join(folder, 'e') })
      // Where the library cannot even say that memory is short, it ends the process with a word that the studio knows.
      const end = await Promise.race([trainer.wait('failed'), trainer.lastWords])
      if (typeof end === 'string') expect(end).toMatch(/bad_alloc|out of memory/i)
      else expect(end).toMatchObject({ type: 'failed', problem: { code: 'outOfMemory' } })
    },
  )

  it('says what is not a command, and lives on', async () => {
    const trainer = startTrainer()
    trainer.child.send({ type: 'start', document: { hostile: true } })
    trainer.child.send('nonsense')
    expect(await trainer.answer({ type: 'weights', id: 9 })).toMatchObject({
      ok: false,
      error: { code: 'networkMissing' },
    })
    expect(trainer.messages.filter(({ type }) => type === 'log')).toHaveLength(2)
  })

  it('answers a pause in the middle of an epoch of MNIST', async () => {
    const document = toChain(
      { id: 'data', type: 'mnist' },
      [{ type: 'flatten' }, dense(128, 'relu'), dense(10, 'softmax')],
      { type: 'categoricalCrossentropy' },
      { epochs: 3, batchSize: 32 },
    )
    const trainer = startTrainer()
    trainer.send({ type: 'prepare', backend: 'wasm' })
    while (!trainer.messages.length) await new Promise((settle) => setTimeout(settle, 5))
    trainer.send({ type: 'start', document, backend: 'wasm', folder: join(folder, 'd') })
    await trainer.wait('metrics')
    await new Promise((settle) => setTimeout(settle, 300))
    trainer.send({ type: 'pause' })
    await trainer.wait('paused')
    expect(trainer.news.some(({ type }) => type === 'epoch')).toBe(false)
  })
})
