import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { contract, type StudioContract } from '@shared/ipc/contract'
import type { CallName, Handlers, PayloadOf, Publisher, StreamName } from '@shared/ipc/defineContract'

import type { RunEvent } from '@shared/training/runEvent'
import { createStudio as createMain } from '../../../../src-main/composition'
import type { StudioClient } from '../../../../src-renderer/bridge/client'
import { createConnection } from '../../../../src-renderer/bridge/connection'
import { createStudio } from '../../../../src-renderer/shell/createStudio'
import type { Notice } from '../../../../src-renderer/state/notice'
import type { Studio } from '../../../../src-renderer/state/studio'

type Listener = (payload: never) => void
type AnyHandler = (input: unknown, caller: { id: string }) => Promise<unknown>

/** A page's stores wired to the real services, and what the page was told. */
export interface Page {
  readonly studio: Studio
  readonly notices: Notice[]
  readonly calls: { readonly name: string; readonly input: unknown }[]
  /** Sends a stream message as the main side would. */
  emit<N extends StreamName<StudioContract>>(name: N, payload: PayloadOf<StudioContract, N>): void
  /** Answers a call in place of the services. */
  answer<N extends CallName<StudioContract>>(name: N, handler: Handlers<StudioContract>[N]): void
  readonly connection: ReturnType<typeof createConnection>
}

export interface Studios {
  readonly folder: string
  page(name: string): Promise<Page>
  /** The page is gone without a word. */
  drop(name: string): void
  close(): Promise<void>
}

/** The real main side on a folder of its own, for as many pages as a test needs; what travels is copied, as on a wire. */
export async function openStudios(): Promise<Studios> {
  const folder = await mkdtemp(join(tmpdir(), 'neuroloom-renderer-'))
  const pages = new Map<string, Map<string, Set<Listener>>>()
  const deliver = (page: string, name: string, payload: unknown): void => {
    for (const listener of [...(pages.get(page)?.get(name) ?? [])]) listener(structuredClone(payload) as never)
  }
  const publisher: Publisher<StudioContract> = {
    publish: (name, payload, to) =>
      [...pages.keys()]
        .filter((page) => to === undefined || page === to)
        .forEach((page) => deliver(page, name, payload)),
  }
  const main = await createMain({
    userData: join(folder, 'data'),
    projects: folder,
    templates: resolve('templates'),
    publisher,
    host: 'browser',
    version: '0.0.0',
    systemLanguage: 'en',
    confined: true,
    keepsSpareTrainer: false,
    importer: '',
    forkTrainer: () => {
      throw new Error('These tests start no trainer.')
    },
  })

  const page = async (id: string): Promise<Page> => {
    const listeners = new Map<string, Set<Listener>>()
    pages.set(id, listeners)
    main.connected(id)
    const notices: Notice[] = []
    const calls: { name: string; input: unknown }[] = []
    const overrides = new Map<string, AnyHandler>()
    const connection = createConnection('open')
    const client: StudioClient = {
      connection,
      call: async (name, input) => {
        calls.push({ name, input })
        const parsed: unknown = contract.calls[name].input.parse(structuredClone(input))
        const handler = overrides.get(name) ?? (main.handlers[name] as AnyHandler)
        return structuredClone(await handler(parsed, { id })) as never
      },
      on: (name, listener) => {
        const known = listeners.get(name) ?? new Set()
        listeners.set(name, known.add(listener as Listener))
        return () => void known.delete(listener as Listener)
      },
    }
    const device = { backend: 'wasm', title: 'WebAssembly', engine: 'eager', version: '4.22.0', threads: 1, simd: true }
    const studio = createStudio({
      client,
      language: 'en',
      settings: { theme: 'system', favorites: [] },
      tell: (notice) => void notices.push(notice),
      app: {
        version: '0.0.0',
        platform: 'test',
        host: 'browser',
        node: process.version,
        device,
        projectsFolder: folder,
      },
    })
    return {
      studio,
      notices,
      calls,
      connection,
      emit: (name, payload) => deliver(id, name, payload),
      answer: (name, handler) => void overrides.set(name, handler as AnyHandler),
    }
  }
  return {
    folder,
    page,
    drop: (name) => {
      pages.delete(name)
      main.gone(name)
    },
    close: async () => {
      await main.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Answers the next question of a page; fails if it is another one. */
export function whenAsked<T>(studio: Studio, kind: string, answer: T): Promise<void> {
  return new Promise((done, reject) => {
    const look = (): boolean => {
      const { question } = studio.questions.getState()
      if (!question) return false
      if (question.kind !== kind) reject(new Error(`Asked "${question.kind}" instead of "${kind}"`))
      else {
        ;(question.answer as (value: T) => void)(answer)
        done()
      }
      return true
    }
    if (look()) return
    const stop = studio.questions.subscribe(() => {
      if (look()) stop()
    })
  })
}

const device = { backend: 'wasm', title: 'WebAssembly', engine: 'eager', version: '4.22.0', threads: 1, simd: true }

/** Events of a run of 2 epochs of 50 steps, as the trainer would send them: started, then one point of the loss a step. */
export function runEvents(runId: string, steps: number): RunEvent[] {
  const started: RunEvent = {
    type: 'started',
    runId,
    seq: 0,
    at: 1000,
    device,
    parameterCount: 10,
    seed: 42,
    epochs: 2,
    stepsPerEpoch: 50,
    batchSize: 8,
    rows: { train: 400, validation: 0, test: 0 },
    fromStep: 0,
  }
  const points = Array.from({ length: steps }, (_, index): RunEvent => ({
    type: 'metrics',
    runId,
    seq: index + 1,
    at: 1001 + index,
    step: index + 1,
    epoch: 1 + Math.floor(index / 50),
    points: [{ key: 'train/loss', steps: [index + 1], values: [1 / (index + 1)] }],
    examplesPerSecond: 1000,
    secondsLeft: 1,
  }))
  return [started, ...points]
}
