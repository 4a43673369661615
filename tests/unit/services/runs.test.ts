import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { graphHash } from '@shared/compile/graphHash'
import { expect, test, vi } from 'vitest'
import { forkNodeTrainer } from '../../../src-main/services/runs/forkNodeTrainer'
import type { TrainerProcess } from '../../../src-main/services/runs/TrainerProcess'
import { builtFile } from '../../support/built'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'
import { testStudio, until, type TestStudio } from '../../support/testStudio'

const caller = { id: 'test-window' }
const XOR = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]
const xor = (epochs: number) => template('xorMlp', { epochs })
/** Hours long at this speed, so that it ends only when it is told to. */
const endless = () => template('xorMlp', { epochs: 10_000_000 })

async function start(studio: TestStudio, request: Parameters<TestStudio['runs']['start']>[0]): Promise<string> {
  const started = await studio.runs.start(request, caller)
  if (!started.ok) throw new Error(started.error.message)
  return started.value.runId
}
const over = async (studio: TestStudio, runId: string) => {
  const summary = await studio.runs.over(runId)
  if (!summary) throw new Error('The run is not going on.')
  return summary
}
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const onDisk = async (studio: TestStudio, runId: string, name: string) =>
  readFile(join(studio.userData, 'runs', runId, name), 'utf8')

test('a run is told, kept, listed, asked, renamed and removed', async () => {
  const studio = await testStudio()
  const document = xor(400)
  const runId = await start(studio, { document })
  const summary = await over(studio, runId)
  expect(summary).toMatchObject({
    runId,
    documentId: document.id,
    title: '#1',
    status: 'finished',
    epochs: 400,
    step: 400,
    seed: 42,
    parameterCount: 17,
    graphHash: graphHash(document),
    hasCheckpoint: true,
  })
  const events = studio.events(runId)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i))
  expect(events[0]?.type).toBe('started')
  expect(events.at(-1)?.type).toBe('finished')
  expect(events.every(({ at }, i) => at >= (events[i - 1]?.at ?? 0))).toBe(true)
  const history = await studio.runs.history(runId)
  expect(history.ok && history.value.events).toEqual(events)
  expect(history.ok && history.value.document).toEqual(document)
  expect(JSON.parse(await onDisk(studio, runId, 'run.json'))).toMatchObject({
    summary: { status: 'finished', hasCheckpoint: true },
  })
  const predicted = await studio.runs.ask(runId, { type: 'predict', inputs: { data: XOR } })
  const answers = predicted.ok
    ? Object.values(predicted.value.outputs)[0]?.rows.map(([p = 0]) => Math.round(p))
    : predicted.error
  expect(answers).toEqual([0, 1, 1, 0])
  expect(await studio.runs.rename(runId, 'the best')).toEqual({ ok: true, value: null })
  expect((await studio.runs.list(document.id)).map(({ title }) => title)).toEqual(['the best'])
  expect(await studio.runs.list('another')).toEqual([])
  expect((await studio.runs.remove(runId)).ok).toBe(true)
  expect(await studio.runs.list(document.id)).toEqual([])
  expect(await studio.runs.history(runId)).toMatchObject({ ok: false, error: { code: 'runUnknown' } })
})

test('a document that came over a wire is read like one from a file', async () => {
  const studio = await testStudio()
  const named = (id: string) =>
    JSON.parse(JSON.stringify(xor(1)).replaceAll('"hidden"', JSON.stringify(id))) as ReturnType<typeof xor>
  const hostile = await studio.runs.start({ document: named('__proto__') }, caller)
  expect(hostile).toMatchObject({ ok: false, error: { code: 'documentBadId' } })
  const exported = await studio.exports.write({ document: named('__proto__'), format: 'tfjs', path: 'web' }, caller)
  expect(exported).toMatchObject({ ok: false, error: { code: 'documentBadId' } })
  const document = xor(1)
  const twice = { ...document, nodes: [...document.nodes, ...document.nodes.slice(1, 2)] }
  const runId = await start(studio, { document: twice })
  await over(studio, runId)
  const history = await studio.runs.history(runId)
  const ids = history.ok ? history.value.document.nodes.map(({ id }) => id) : []
  expect(ids).toEqual(document.nodes.map(({ id }) => id))
})

test('another studio reopens the checkpoint and gives the same answers', async () => {
  const studio = await testStudio()
  const runId = await start(studio, { document: xor(200) })
  await over(studio, runId)
  const first = await studio.runs.ask(runId, { type: 'predict', inputs: { data: XOR } })
  await studio.close()
  const later = await testStudio({ userData: studio.userData, projects: studio.projectsFolder })
  expect(first.ok).toBe(true)
  expect(await later.runs.ask(runId, { type: 'predict', inputs: { data: XOR } })).toEqual(first)
  expect(later.trainers).toHaveLength(1)
})

test('the same document gives the same curve', async () => {
  const studio = await testStudio()
  const losses: unknown[] = []
  for (let i = 0; i < 2; i++) {
    const runId = await start(studio, { document: xor(60) })
    await over(studio, runId)
    losses.push(studio.events(runId).flatMap((event) => (event.type === 'epoch' ? [event.values] : [])))
  }
  expect(losses[0]).toHaveLength(60)
  expect(losses[1]).toEqual(losses[0])
})

test('a network with errors is refused with the codes of its diagnostics, and leaves nothing behind', async () => {
  const studio = await testStudio()
  const document = xor(1)
  const broken = { ...document, edges: document.edges.filter(({ target }) => target.port !== 'target') }
  const refused = await studio.runs.start({ document: broken }, caller)
  expect(refused).toMatchObject({ ok: false, error: { code: 'notTrainable', values: { count: 1 } } })
  expect(refused.ok ? '' : refused.error.values?.['codes']).toMatch(/arget/)
  expect(await studio.runs.list(document.id)).toEqual([])
  expect(studio.trainers).toEqual([])
})

test('a trainer killed in mid-run ends as failed with its cause; the run goes on from its checkpoint', async () => {
  const studio = await testStudio()
  const runId = await start(studio, { document: endless() })
  const checkpoint = await studio.event(runId, 'checkpoint', 60_000)
  const [trainer] = studio.trainers
  process.kill(trainer?.pid ?? 0, 'SIGKILL')
  const summary = await over(studio, runId)
  expect(summary).toMatchObject({ status: 'failed', hasCheckpoint: true })
  const failed = await studio.event(runId, 'failed')
  expect(failed.problem).toMatchObject({ code: 'trainerDied', values: { signal: 'SIGKILL' } })
  expect(failed.step).toBeGreaterThanOrEqual(checkpoint.step)
  const history = await studio.runs.history(runId)
  expect(history.ok && history.value.events).toEqual(studio.events(runId))
  const next = await start(studio, { document: endless(), resumeFrom: runId })
  const started = await studio.event(next, 'started')
  expect(started.fromStep).toBeGreaterThanOrEqual(checkpoint.step)
  await studio.runs.stop(next)
  const listed = await studio.runs.list(endless().id)
  expect(listed.map(({ status, title, resumedFrom }) => ({ status, title, resumedFrom }))).toEqual([
    { status: 'stopped', title: '#2', resumedFrom: runId },
    { status: 'failed', title: '#1', resumedFrom: undefined },
  ])
})

test('a run whose weights grew beyond all bounds is known as one that cannot go on', async () => {
  const studio = await testStudio()
  const optimizer = { type: 'momentum', params: { learningRate: 10 } }
  const runId = await start(studio, { document: template('sineRegression', { epochs: 200, optimizer }) })
  expect(await over(studio, runId)).toMatchObject({ status: 'failed', hasCheckpoint: true, resumable: false })
  const resumed = await start(studio, {
    document: template('sineRegression', { epochs: 200, optimizer }),
    resumeFrom: runId,
  })
  await over(studio, resumed)
  expect((await studio.event(resumed, 'failed')).problem.code).toBe('checkpointFinal')
})

test('a run kept before it was noted whether it can go on is listed', async () => {
  const studio = await testStudio()
  const runId = await start(studio, { document: xor(5) })
  await over(studio, runId)
  const file = join(studio.userData, 'runs', runId, 'run.json')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/"resumable": true/, '"later": 1'))
  expect(await studio.runs.list(xor(5).id)).toMatchObject([{ runId, resumable: true }])
})

test('a run without a checkpoint cannot be resumed', async () => {
  const studio = await testStudio()
  for (const resumeFrom of ['unknown', '__proto__'])
    expect(await studio.runs.start({ document: xor(1), resumeFrom }, caller)).toMatchObject({
      ok: false,
      error: { code: 'noCheckpoint' },
    })
})

test('pause, single step, resume, stop: the weights of the last step are kept', async () => {
  const studio = await testStudio()
  const runId = await start(studio, { document: endless(), paused: true })
  const paused = await studio.event(runId, 'paused')
  expect(paused.step).toBe(0)
  for (const step of [1, 2, 3]) {
    expect(studio.runs.step(runId).ok).toBe(true)
    await until(`step ${step}`, () =>
      studio.events(runId).some((event) => event.type === 'metrics' && event.step === step),
    )
  }
  expect((await studio.runs.list(endless().id))[0]).toMatchObject({ status: 'paused', step: 3 })
  studio.runs.resume(runId)
  await studio.event(runId, 'resumed')
  await until('more steps', () => studio.events(runId).some((event) => event.type === 'metrics' && event.step > 10))
  expect((await studio.runs.stop(runId)).ok).toBe(true)
  const stopped = await studio.event(runId, 'stopped')
  expect(stopped.step).toBeGreaterThan(10)
  expect((await studio.runs.list(endless().id))[0]).toMatchObject({
    status: 'stopped',
    step: stopped.step,
    hasCheckpoint: true,
  })
  expect((await studio.runs.ask(runId, { type: 'predict', inputs: { data: XOR } })).ok).toBe(true)
  expect(studio.runs.pause(runId)).toMatchObject({ ok: false, error: { code: 'runNotGoing' } })
})

test('runs compute one at a time; one that waits says so, and can be stopped before it began', async () => {
  const studio = await testStudio()
  const first = await start(studio, { document: endless() })
  await studio.event(first, 'started')
  const second = await start(studio, { document: xor(5) })
  const third = await start(studio, { document: xor(5) })
  expect(await studio.event(second, 'diagnostic')).toMatchObject({ code: 'runWaits', values: { ahead: 1 } })
  expect(await studio.event(third, 'diagnostic')).toMatchObject({ code: 'runWaits', values: { ahead: 2 } })
  expect(await studio.runs.ask(third, { type: 'predict', inputs: { data: XOR } })).toMatchObject({
    ok: false,
    error: { code: 'runWaits' },
  })
  await studio.runs.stop(third)
  expect(studio.events(third).map(({ type }) => type)).toEqual(['diagnostic', 'stopped'])
  expect(studio.events(second).map(({ type }) => type)).toEqual(['diagnostic'])
  await studio.runs.stop(first)
  expect((await over(studio, second)).status).toBe('finished')
  expect(studio.trainers).toHaveLength(2)
})

test('a paused run lets another one compute', async () => {
  const studio = await testStudio()
  const first = await start(studio, { document: endless() })
  await studio.event(first, 'started')
  studio.runs.pause(first)
  await studio.event(first, 'paused')
  const second = await start(studio, { document: xor(5) })
  expect((await over(studio, second)).status).toBe('finished')
  studio.runs.resume(first)
  await studio.event(first, 'resumed')
  await studio.runs.stop(first)
})

test('what a window had going is stopped with its weights when the window goes', async () => {
  const studio = await testStudio()
  const runId = await start(studio, { document: endless() })
  await studio.event(runId, 'started')
  await until('some steps', () => studio.events(runId).some(({ type }) => type === 'metrics'))
  await studio.runs.stopOwned('another-window')
  expect(studio.events(runId).at(-1)?.type).not.toBe('stopped')
  await studio.runs.stopOwned(caller.id)
  expect((await studio.runs.list(endless().id))[0]).toMatchObject({ status: 'stopped', hasCheckpoint: true })
})

test('closing the studio stops its runs and leaves no process', async () => {
  const studio = await testStudio({ keepsSpareTrainer: true })
  await studio.runs.device()
  const runId = await start(studio, { document: endless() })
  await studio.event(runId, 'started')
  await studio.close()
  expect(studio.events(runId).at(-1)?.type).toBe('stopped')
  const pids = studio.trainers.flatMap(({ pid }) => pid ?? [])
  expect(pids.length).toBeGreaterThan(0)
  await until('end of all trainers', () => pids.every((pid) => !isAlive(pid)))
})

test('a warm spare takes the run, so that it starts at once', async () => {
  const studio = await testStudio({ keepsSpareTrainer: true })
  const device = await studio.runs.device()
  expect(device).toMatchObject({ ok: true, value: { engine: 'eager' } })
  expect(studio.trainers).toHaveLength(1)
  const runId = await start(studio, { document: xor(5) })
  await over(studio, runId)
  const pid = studio.trainers[0]?.pid
  expect(pid).toBeDefined()
  await until('a new spare', () => studio.trainers.length === 2)
})

test('a trainer that cannot start fails the run instead of hanging', async () => {
  const folder = await temporaryFolder()
  const broken = join(folder, 'broken.js')
  await writeFile(broken, 'process.stderr.write("no such backend"); process.exit(7)')
  const studio = await testStudio({ forkTrainer: forkNodeTrainer(broken) })
  const runId = await start(studio, { document: xor(5) })
  expect(await over(studio, runId)).toMatchObject({ status: 'failed', hasCheckpoint: false })
  const failed = await studio.event(runId, 'failed')
  expect(failed.problem).toMatchObject({ code: 'trainerDied', values: { signal: '7' } })
  expect(failed.problem.cause).toContain('no such backend')
  expect(await studio.runs.device()).toMatchObject({ ok: false, error: { code: 'trainerDied' } })
})

test('a system that makes no more processes fails the run, and the next one finds its turn free', async () => {
  const real = forkNodeTrainer(builtFile('trainer.js'))
  let full = true
  const studio = await testStudio({
    keepsSpareTrainer: true,
    forkTrainer: () => {
      if (full) throw new Error('spawn EAGAIN')
      return real()
    },
  })
  studio.runs.warm()
  const first = await start(studio, { document: xor(5) })
  expect((await studio.event(first, 'failed')).problem.code).toBe('trainerNotStarted')
  await until('its record', async () => (await onDisk(studio, first, 'run.json')).includes('"failed"'))
  full = false
  const second = await start(studio, { document: xor(5) })
  expect((await over(studio, second)).status).toBe('finished')
})

test('a trainer that does not answer `stop` is killed', async () => {
  const folder = await temporaryFolder()
  const deaf = join(folder, 'deaf.js')
  await writeFile(deaf, 'process.on("message", () => undefined); setInterval(() => undefined, 1000)')
  const made: TrainerProcess[] = []
  const fork = forkNodeTrainer(deaf)
  const studio = await testStudio({
    stopPatience: 300,
    forkTrainer: () => {
      const trainer = fork()
      made.push(trainer)
      return trainer
    },
  })
  const runId = await start(studio, { document: xor(5) })
  await until('trainer', () => made.length > 0)
  await studio.runs.stop(runId)
  const { problem } = await studio.event(runId, 'failed')
  expect([problem.code, problem.message]).toEqual(['trainerTooSlow', expect.stringMatching(/no weights are kept/)])
  await until('its end', () => !isAlive(made[0]?.pid ?? 0))
})

test('what is said of a dead trainer has evidence', async () => {
  const folder = await temporaryFolder()
  const dying = async (name: string, program: string) => {
    const file = join(folder, `${name}.js`)
    await writeFile(file, `process.on("message", () => { ${program} })`)
    const studio = await testStudio({ forkTrainer: forkNodeTrainer(file) })
    const { problem } = await studio.event(await start(studio, { document: xor(5) }), 'failed')
    return [problem.code, problem.message]
  }
  expect(await dying('abort', 'process.abort()')).toEqual(['trainerDied', expect.stringMatching(/SIGABRT.*no weights/)])
  const given = join(folder, 'library')
  await mkdir(given)
  await writeFile(join(given, 'native.json'), JSON.stringify({ version: '2.21.0', flavor: 'cpu', size: 0 }))
  vi.stubEnv('NEUROLOOM_NATIVE', given)
  expect((await dying('killed', 'process.kill(process.pid, "SIGILL")'))[0]).toBe('nativeCrashed')
  vi.unstubAllEnvs()
  expect((await dying('full', 'console.error("std::bad_alloc"); process.abort()'))[0]).toBe('trainerOutOfMemory')
})

test('memory that runs out is told as such', async () => {
  const folder = await temporaryFolder()
  const greedy = join(folder, 'greedy.js')
  await writeFile(
    greedy,
    'process.on("message", (m) => { if (m.type !== "start") return; const kept = []; for (;;) kept.push(new Array(1e5).fill({})) })',
  )
  const before = process.env['NODE_OPTIONS']
  process.env['NODE_OPTIONS'] = '--max-old-space-size=40'
  try {
    const studio = await testStudio({ forkTrainer: forkNodeTrainer(greedy) })
    const runId = await start(studio, { document: xor(5) })
    const failed = await studio.event(runId, 'failed')
    expect(failed.problem.code).toBe('trainerOutOfMemory')
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS']
    else process.env['NODE_OPTIONS'] = before
  }
})

test('a finished run takes exactly one more step of the same weights, and counts as the same network', async () => {
  const studio = await testStudio()
  const runId = await start(studio, { document: xor(20) })
  await over(studio, runId)
  const next = await start(studio, { document: xor(21), resumeFrom: runId, paused: true })
  expect((await studio.event(next, 'started')).fromStep).toBe(20)
  studio.runs.step(next)
  await studio.event(next, 'metrics')
  await studio.runs.stop(next)
  const third = await start(studio, { document: xor(22), resumeFrom: next, paused: true })
  await studio.event(third, 'started')
  await studio.runs.stop(third)
  expect(await studio.runs.list(xor(20).id)).toMatchObject([
    { graphHash: graphHash(xor(20)) },
    { step: 21, graphHash: graphHash(xor(20)), setup: { optimizer: 'adam', batchSize: 4, losses: ['loss'] } },
    { step: 20, graphHash: graphHash(xor(20)) },
  ])
})
