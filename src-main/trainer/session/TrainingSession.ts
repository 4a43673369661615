import { splitsBatch } from '@shared/compile/splitsBatch'
import type { GraphDocument } from '@shared/graph/document'
import { ok, type Problem, type Result } from '@shared/result'
import { trainerFailure, trainerProblem } from '@shared/training/problems/trainerProblem'
import type { RunNews } from '@shared/training/runEvent'
import { networkHash } from '../checkpoint/networkHash'
import { restoreRun } from '../checkpoint/restoreCells'
import { createRunner } from '../engine/createRunner'
import { drive, type Watch } from '../engine/drive'
import type { Device } from '../openDevice'
import type { EpochEnd, Outcome, Phase, Progress, Rows, Runner } from '../program/stepProgram'
import { supervisedProgram, type SupervisedProgram } from '../program/supervisedProgram'
import type { SupervisedSchedule } from '../program/supervisedSchedule'
import { toTrainerProblem } from '../toTrainerProblem'
import { CheckpointKeeper, readCheckpoint } from './CheckpointKeeper'
import { createMeter } from './createMeter'
import { createNewsroom } from './createNewsroom'
import { createPace, type Pace } from './createPace'
import { openNetwork, type OpenNetwork } from './openNetwork'

export interface SessionOptions {
  readonly document: GraphDocument
  /** Where the checkpoint is written. */
  readonly folder: string
  /** Checkpoint to go on from. */
  readonly resume?: string
  readonly startPaused?: boolean
  readonly stepsPerSecond?: number | null
  /** Shortest time between the checkpoints of two epochs, so that short epochs do not spend their time on the disk. */
  readonly secondsBetweenCheckpoints?: number
}

/** Most points of one curve and most epochs told; longer runs tell every second, third … of them, the same ones each time. */
const MOST_POINTS = 20_000
const MOST_EPOCHS_TOLD = 2_000
/** Longest silence of a curve whose points are thinned, ms and as a part of the time that the run has lasted: what is long always has news. */
const SILENCE = 500
const SILENCE_SHARE = 1 / 5000

/** What a run works with once its network is built and its data are there. */
interface Ready {
  readonly device: Device
  readonly network: OpenNetwork
  readonly program: SupervisedProgram
  readonly runner: Runner
  readonly keeper: CheckpointKeeper
  readonly progress: Progress
}

/** One run from the document to its end: told as news, kept in a checkpoint, led by pause, step, speed and stop. */
export class TrainingSession {
  private readonly pace: Pace
  private readonly meter = createMeter()
  private readonly newsroom
  private ready: Ready | undefined
  private broken: Rows['broken']
  /** How steps ran when it was last told. */
  private mode: Runner['mode'] | undefined
  private refusal: string | undefined
  /** Stood still since the last step. */
  private stood = false
  /** When learning began, and when a point of its curve was told last. */
  private beganAt = 0
  private toldAt = 0
  /** Going step by step: every point is told. */
  private stepping = false

  /** @param openDevice Opens what the run computes with; asked once, when the run begins. */
  constructor(
    private readonly openDevice: () => Promise<Result<Device>>,
    private readonly options: SessionOptions,
    tell: (news: readonly RunNews[]) => void,
  ) {
    this.newsroom = createNewsroom(tell, () => ({
      step: this.step,
      epoch: this.epoch,
      examplesPerSecond: this.meter.examplesPerSecond(),
      secondsLeft: this.secondsLeft(),
    }))
    this.pace = createPace(
      { paused: (again) => this.stand(again), resumed: () => this.goOn() },
      { paused: options.startPaused ?? false, stepsPerSecond: options.stepsPerSecond ?? null },
    )
  }

  pause(): void {
    this.pace.pause()
  }
  resume(): void {
    this.pace.resume()
  }
  /** Exactly one step of learning. */
  singleStep(): void {
    this.pace.step()
  }
  speed(stepsPerSecond: number | null): void {
    this.pace.speed(stepsPerSecond)
  }
  stop(): void {
    this.pace.stop()
  }

  /** Carries the run out. Never throws: a failure is the last news. */
  async run(): Promise<void> {
    try {
      const ready = await this.open()
      if (!ready.ok) return this.fail(ready.error)
      this.ready = ready.value
      await this.train(ready.value)
    } catch (error) {
      this.fail(toTrainerProblem(error))
    }
  }

  /** The network while it is there, as it is now, for looking at it in mid-run and afterwards. */
  get network(): OpenNetwork | undefined {
    this.ready?.runner.refresh()
    return this.ready?.network
  }

  private async open(): Promise<Result<Ready>> {
    const { options } = this
    const { document } = options
    const device = await this.openDevice()
    if (!device.ok) return device
    const opened = openNetwork(device.value, document)
    if (!opened.ok) return opened
    const network = opened.value
    const data = await network.data()
    if (!data.ok) return data
    const { tf, plan, weights } = network
    const { seed } = document.training
    const program = supervisedProgram(tf, plan, data.value, weights, network.network)
    const { runner, chains, reason } = createRunner(
      tf,
      program,
      seed,
      splitsBatch(document, device.value.parallel) ? device.value.parallel : 1,
    )
    const hash = networkHash(document)
    const keeper = new CheckpointKeeper(
      { program, runner, hash, seed, backend: device.value.info.backend },
      options.folder,
    )
    const info = {
      ...device.value.info,
      engine: runner.mode,
      chains,
      ...(reason !== undefined && { engineReason: reason }),
    }
    const ready = { device: { ...device.value, info }, network, program, runner, keeper, progress: {} }
    if (options.resume === undefined) return ok(ready)
    const checkpoint = await readCheckpoint(options.resume)
    if (!checkpoint.ok) return checkpoint
    const restored = restoreRun(checkpoint.value, program, runner, hash)
    return restored.ok ? ok({ ...ready, progress: checkpoint.value.progress }) : restored
  }

  private async train(ready: Ready): Promise<void> {
    const { program, runner, progress } = ready
    this.tellStarted(ready)
    this.beganAt = performance.now()
    this.meter.resume()
    const watch: Watch = {
      take: async (phase) => {
        const steps = await this.pace.take(phase, program.learning.includes(phase.entry))
        if (this.stood) this.meter.resume()
        this.stood = false
        return steps
      },
      took: (phase, rows, milliseconds) => this.took(ready, phase, rows, milliseconds),
      epoch: (end) => this.endEpoch(ready, end),
    }
    await this.end(ready, await drive(program, runner, watch, progress))
  }

  private tellStarted({ device, program, runner, network }: Ready): void {
    const { training } = this.options.document
    const { train, validation, test, stepsPerEpoch } = program.schedule
    this.mode = runner.mode
    this.newsroom.add({
      type: 'started',
      device: device.info,
      parameterCount: network.plan.checked.totals.parameterCount,
      seed: training.seed,
      epochs: training.epochs,
      stepsPerEpoch,
      batchSize: training.batchSize,
      rows: { train: train.rows, validation: validation.rows, test: test.rows },
      fromStep: runner.clock,
    })
    this.newsroom.send()
  }

  private took({ program, runner }: Ready, phase: Phase, rows: Rows, milliseconds: number): boolean {
    this.pace.took(phase.entry, rows.count, milliseconds)
    if (program.learning.includes(phase.entry)) {
      this.meter.learned(rows.count, rows.count * program.rowsOf(phase.entry))
      if (phase.series !== undefined) this.draw(phase.series, rows, runner.clock, program.schedule)
    } else this.meter.measured()
    if (rows.broken) this.broken = rows.broken
    this.tellEngine(runner)
    this.newsroom.offer()
    return !rows.broken
  }

  /** Tells how steps run from here on, where that is another way, or why there is none. */
  private tellEngine({ mode, refusal }: Runner): void {
    if (mode === this.mode && refusal === this.refusal) return
    this.mode = mode
    this.refusal = refusal
    this.newsroom.add({ type: 'engine', engine: mode, ...(refusal !== undefined && { reason: refusal }) })
  }

  private draw(series: string, rows: Rows, clock: number, { stepsPerEpoch }: SupervisedSchedule): void {
    const total = stepsPerEpoch * this.options.document.training.epochs
    const every = Math.ceil(total / MOST_POINTS)
    const now = performance.now()
    const silent = now - this.toldAt > Math.max(SILENCE, (now - this.beganAt) * SILENCE_SHARE)
    for (let i = 0; i < rows.count; i++) {
      const step = clock - rows.count + i + 1
      const wanted = step % every === 0 || step === 1 || step === total || this.stepping
      if (!wanted && !(silent && i === rows.count - 1)) continue
      this.toldAt = now
      for (const [name, values] of Object.entries(rows.values))
        this.newsroom.point(`${series}/${name}`, step, values[i] ?? 0)
    }
  }

  private async endEpoch(ready: Ready, { epoch, values }: EpochEnd): Promise<void> {
    this.meter.epochEnded()
    const step = epoch * ready.program.schedule.stepsPerEpoch
    const { epochs } = this.options.document.training
    const told = epoch % Math.ceil(epochs / MOST_EPOCHS_TOLD) === 0 || epoch === epochs
    if (told) {
      for (const [key, value] of Object.entries(values))
        if (!key.startsWith('train/')) this.newsroom.point(key, step, value)
      this.newsroom.add({ type: 'epoch', epoch, step, values })
    }
    if (ready.keeper.age >= (this.options.secondsBetweenCheckpoints ?? 1)) await this.keep(ready)
    this.newsroom.offer()
    this.meter.resume()
  }

  private async stand(again: boolean): Promise<void> {
    this.stood = true
    this.stepping = true
    if (!again) this.newsroom.add({ type: 'paused', step: this.step })
    this.newsroom.send()
    if (again || !this.ready) return
    await this.keep(this.ready)
    this.newsroom.send()
  }

  private goOn(): void {
    this.stepping = false
    this.newsroom.add({ type: 'resumed', step: this.step })
    this.newsroom.send()
  }

  /** Writes the checkpoint; a full disk is told and the run goes on. */
  private async keep(ready: Ready, resumable = true): Promise<void> {
    const written = await ready.keeper.write(ready.progress, resumable)
    if (written.ok) this.newsroom.add({ type: 'checkpoint', step: this.step })
    else
      this.newsroom.add({
        type: 'diagnostic',
        code: 'checkpointFailed',
        values: { reason: written.error.code, ...written.error.values },
      })
  }

  /** Writes the checkpoint into another folder as well, once the run is over. */
  async keepIn(folder: string): Promise<Result<null>> {
    const { ready } = this
    return ready ? ready.keeper.write(ready.progress, !this.broken, folder) : trainerFailure('networkMissing')
  }

  private async end(ready: Ready, outcome: Outcome | undefined): Promise<void> {
    if (this.broken) {
      await this.keep(ready, false)
      return this.fail(toProblem(this.broken), this.broken.step)
    }
    await this.keep(ready)
    this.newsroom.add(
      outcome
        ? { type: 'finished', step: this.step, reason: outcome.reason, test: outcome.test }
        : { type: 'stopped', step: this.step },
    )
    this.newsroom.send()
  }

  private fail(error: Problem, step = this.step): void {
    this.newsroom.add({ type: 'failed', step, problem: error })
    this.newsroom.send()
  }

  /** Updates done. */
  get step(): number {
    return this.ready?.runner.clock ?? 0
  }

  /** Number of the pass that the last step was part of. */
  private get epoch(): number {
    return this.ready ? Math.ceil(this.step / this.ready.program.schedule.stepsPerEpoch) : 0
  }

  private secondsLeft(): number {
    if (!this.ready) return 0
    const { epochs } = this.options.document.training
    const total = epochs * this.ready.program.schedule.stepsPerEpoch
    return this.meter.secondsLeft(Math.max(0, total - this.step), Math.max(0, epochs - this.epoch + 1))
  }
}

const toProblem = ({ step, metric, value, learningRate }: NonNullable<Rows['broken']>): Problem =>
  trainerProblem(metric === 'weights' ? 'weightsNotFinite' : 'lossNotFinite', {
    step,
    metric,
    value,
    ...(learningRate !== undefined && { learningRate }),
  })
