import { spawn } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunEvent } from '@shared/training/runEvent'
import { expect, test } from 'vitest'
import { builtFile, MAIN } from '../../support/built'
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

test('a studio killed in mid-run: its trainer ends, and the run is found as interrupted and can be resumed', async () => {
  const folder = await temporaryFolder()
  const project = join(folder, 'p.neuroloom.json')
  await writeFile(project, JSON.stringify(endless()))
  const child = spawn(process.execPath, [builtFile('cli.js'), 'train', project, '--json'], {
    env: { ...process.env, NEUROLOOM_USER_DATA: join(folder, 'data') },
    cwd: MAIN,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await until('checkpoint', () => text.includes('"type":"checkpoint"'), 60_000)
  const children = (await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8'))
    .trim()
    .split(' ')
    .map(Number)
  expect(children.length).toBeGreaterThan(0)
  child.kill('SIGKILL')
  await until('end of the trainer', () => children.every((pid) => !isAlive(pid)))
  const studio = await testStudio({ userData: join(folder, 'data'), projects: join(folder, 'projects') })
  const [run] = await studio.runs.list(endless().id)
  if (!run) throw new Error('The run is gone.')
  expect(run).toMatchObject({ status: 'failed', hasCheckpoint: true })
  const history = await studio.runs.history(run.runId)
  const last = history.ok ? history.value.events.at(-1) : undefined
  expect(last).toMatchObject({ type: 'failed', problem: { code: 'interrupted' } })
  const seqs = history.ok ? history.value.events.map(({ seq }) => seq) : []
  expect(seqs).toEqual(seqs.map((_, i) => i))
  const next = await start(studio, { document: endless(), resumeFrom: run.runId })
  expect((await studio.event(next, 'started')).fromStep).toBeGreaterThan(0)
})

test('several studios that start at once mark an interrupted run once', async () => {
  const studio = await testStudio()
  const runId = await start(studio, { document: xor(3) })
  await over(studio, runId)
  await studio.close()
  const folder = join(studio.userData, 'runs', runId)
  const file = join(folder, 'run.json')
  const { summary } = JSON.parse(await readFile(file, 'utf8')) as { summary: object }
  await writeFile(file, JSON.stringify({ session: '1-000000000000', summary: { ...summary, status: 'running' } }))
  await writeFile(join(folder, 'events.ndjson'), '')
  const { userData, projectsFolder: projects } = studio
  await Promise.all(Array.from({ length: 6 }, () => testStudio({ userData, projects })))
  const events = (await readFile(join(folder, 'events.ndjson'), 'utf8')).trim().split('\n')
  expect(events).toEqual([expect.stringContaining('"interrupted"')])
})

test('runs of a studio that still lives are left alone', async () => {
  const studio = await testStudio()
  const runId = await start(studio, { document: endless() })
  await studio.event(runId, 'started')
  const second = await testStudio({ userData: studio.userData, projects: studio.projectsFolder })
  expect((await second.runs.list(endless().id))[0]?.status).not.toBe('failed')
  await studio.runs.stop(runId)
})

test('broken and foreign folders among the runs harm nothing', async () => {
  const studio = await testStudio()
  const runs = join(studio.userData, 'runs')
  const runId = await start(studio, { document: xor(3) })
  await over(studio, runId)
  for (const [name, text] of [
    ['a', '{'],
    ['b', '{}'],
    ['c', '{"session":1}'],
  ] as const) {
    await mkdir(join(runs, name))
    await writeFile(join(runs, name, 'run.json'), text)
  }
  await mkdir(join(runs, 'empty'))
  await writeFile(join(runs, 'file'), '')
  expect((await studio.runs.list(xor(3).id)).map((run) => run.runId)).toEqual([runId])
  expect(await studio.runs.history('a')).toMatchObject({ ok: false, error: { code: 'runBroken' } })
  expect(await studio.runs.history('../x')).toMatchObject({ ok: false, error: { code: 'runUnknown' } })
  await studio.runs.remove('..')
  expect((await studio.runs.list(xor(3).id)).length).toBe(1)
  // The last line was being written when the power went.
  const events = studio.events(runId)
  await writeFile(
    join(runs, runId, 'events.ndjson'),
    `${events.map((event: RunEvent) => JSON.stringify(event)).join('\n')}\n{"type":"ep`,
  )
  const history = await studio.runs.history(runId)
  expect(history.ok && history.value.events).toEqual(events)
  await studio.close()
  await rm(join(runs, runId, 'checkpoint.nlckpt'))
  const later = await testStudio({ userData: studio.userData, projects: studio.projectsFolder })
  expect(await later.runs.ask(runId, { type: 'predict', inputs: { data: XOR } })).toMatchObject({
    ok: false,
    error: { code: 'noCheckpoint' },
  })
  await writeFile(join(runs, runId, 'checkpoint.nlckpt'), 'not a checkpoint')
  expect((await later.runs.ask(runId, { type: 'predict', inputs: { data: XOR } })).ok).toBe(false)
})
