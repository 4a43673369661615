import { fork } from 'node:child_process'
import { builtFile } from './paths.mjs'
import { waitFor } from './waitFor.mjs'

/** A trainer process with a run that stands before its first step; `slice` lets it train for a while and measures it. */
export async function startTrainer({ document, backend, folder, env = {}, history }) {
  const child = fork(builtFile('trainer.js'), [], {
    serialization: 'advanced',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let broken
  let heard = () => undefined
  let paused = 0
  /** Steps done when it last stood still. */
  let stood = 0
  /** Steps that were told of last. */
  let step = 0
  let device
  let engine
  /** Batches of a step: one for each step of each turn. */
  const round = document.training.phases?.[0]?.turns.reduce((sum, { steps = 1 }) => sum + steps, 0) ?? 1
  /** Rows of a step on average: the last one of an epoch may be smaller. */
  let perStep = round * document.training.batchSize
  const answers = []
  child.on('message', (message) => {
    if (message.type === 'ready') device = message.device
    if (message.type === 'broken') broken = message.problem
    if (message.type === 'answer') answers[message.id]?.(message.result)
    for (const news of message.type === 'news' ? message.news : []) {
      if (news.type === 'failed') broken = news.problem
      if (news.type === 'finished') broken = 'the run came to its end'
      if (news.type === 'started') {
        engine = `${news.device.engine}${news.device.chains > 1 ? ` × ${news.device.chains}` : ''}`
        perStep = news.rows.train / Math.ceil(news.rows.train / perStep)
      }
      if (news.type === 'engine') engine = news.engine
      if (news.type === 'paused') {
        paused++
        stood = news.step
      }
      step = news.step ?? step
      heard(news)
    }
  })
  child.on('exit', (code, signal) => (broken ??= `the trainer ended with ${signal ?? code}`))
  const until = async (what, look, within) => {
    const found = await waitFor(what, () => (broken ? { broken } : look()), { within, every: 5 })
    if (found.broken) throw new Error(`${what}: ${JSON.stringify(broken)}`)
  }
  /** The answer to a command that is answered; a problem is thrown. */
  const ask = async (command) => {
    const id = answers.length
    const result = await new Promise((settle) => {
      answers.push(settle)
      child.send({ ...command, id })
    })
    if (!result.ok) throw new Error(`${command.type}: ${JSON.stringify(result.error)}`)
    return result.value
  }
  child.send({ type: 'start', document, backend, folder, startPaused: true, history })
  await until('run that stands ready', () => paused > 0, 120_000)
  return {
    device,
    pid: child.pid,
    /** How its steps run now. */
    engine: () => engine,
    step: () => step,
    /** Rows of a batch on average. */
    batch: () => perStep / round,
    /** The answer to a question of a view. */
    look: (question) => ask({ type: 'look', question }),
    /** Takes so many single steps. */
    takeSteps: async (steps) => {
      const end = step + steps
      for (let i = 0; i < steps; i++) child.send({ type: 'step' })
      await until('single steps', () => step >= end, 600_000)
    },
    /** Lets it train for at least so many steps and so many milliseconds. Examples a second, from the order to go on to the last news. */
    slice: async (steps, milliseconds) => {
      const before = paused
      const first = { step: stood, at: performance.now() }
      let last = first
      heard = ({ type, step }) => {
        if (type === 'metrics') last = { step, at: performance.now() }
      }
      child.send({ type: 'resume' })
      await until('steps', () => last.step - first.step >= steps && last.at - first.at >= milliseconds, 600_000)
      heard = () => undefined
      child.send({ type: 'pause' })
      await until('pause', () => paused > before, 120_000)
      return (perStep * (last.step - first.step) * 1000) / (last.at - first.at)
    },
    ask,
    end: () => child.kill('SIGKILL'),
  }
}
