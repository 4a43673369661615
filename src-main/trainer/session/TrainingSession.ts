import { takeOver } from '@shared/compile/takeOver'
import type { GraphDocument } from '@shared/graph/document'
import type { Rehearsal, RehearsalQuestion } from '@shared/ipc/rehearsal'
import type { RunChanged } from '@shared/ipc/types'
import { fail, ok, type Problem, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { RunNews } from '@shared/training/runEvent'
import { toWeightEdit, type WeightChange } from '@shared/training/weightEdit'
import { epochsAt, plannedEpochs, plannedSteps } from '@shared/training/runPhases'
import { drive, type Watch } from '../engine/drive'
import { createRecorder, type Recorder } from '../history/createRecorder'
import { afterTheEnd, rehearse, type Standing } from '../inspect/rehearse'
import type { Device } from '../openDevice'
import type { TrainerAnswers } from '../protocol'
import type { EpochEnd, Outcome, Phase, Rows, Runner } from '../program/stepProgram'
import { phasesBegun } from '../program/supervisedPhases'
import { toTrainerProblem } from '../toTrainerProblem'
import { changeRun, type BuiltRun } from './buildRun'
import { CheckpointKeeper } from './CheckpointKeeper'
import { createMeter } from './createMeter'
import { Curves } from './Curves'
import { createNewsroom } from './createNewsroom'
import { createPace, type Pace } from './createPace'
import { learnsAgain } from './learnsAgain'
import type { OpenNetwork } from './openNetwork'
import { openRun } from './openRun'
import { putWeights, settled } from './putWeights'
import { secondsLeft } from './secondsLeft'
import { toBrokenProblem } from './toBrokenProblem'
import type { SessionOptions } from './SessionOptions'
import { toStarted } from './toStarted'

/** Most epochs told; longer runs tell every second, third … of them, the same ones each time. */
const MOST_EPOCHS_TOLD = 2_000

/** A document that the run is to go on with, and who waits for what comes of it. */
interface Wish {
  readonly document: GraphDocument
  settle(result: Result<RunChanged>): void
}

/** One run from the document to its end: told as news, kept in a checkpoint, led by pause, step, speed and stop. */
export class TrainingSession {
  private readonly pace: Pace
  private readonly meter = createMeter()
  private readonly newsroom
  private readonly curves
  private readonly keeper: CheckpointKeeper
  /** The weights that it has had, as far as they are kept. */
  readonly history: Recorder
  private ready: BuiltRun | undefined
  private readonly wishes: Wish[] = []
  /** What is to be run next, while it waits for its turn. */
  private pending: Phase | undefined
  /** They wait until the run is before a step of learning, or over. */
  private readonly lookers: (() => void)[] = []
  private over = false
  private broken: (NonNullable<Rows['broken']> & { readonly entry: string }) | undefined
  /** Phases of which it was told that they began. */
  private phasesTold = 0
  /** It was told what a trial of ways has settled on. */
  private settled = false
  /** Stood still since the last step. */
  private stood = false

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
      secondsLeft: this.ready ? secondsLeft(this.ready, this.meter, this.epoch) : null,
    }))
    this.curves = new Curves(this.newsroom)
    this.keeper = new CheckpointKeeper(options.folder)
    this.history = createRecorder(options.history)
    this.pace = createPace(
      {
        paused: (again) => this.stand(again),
        resumed: () => this.goOn(),
        learnsAgain: () => !this.ready || learnsAgain(this.ready),
      },
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
  /** Goes on with an edited document from the next step on; what the run cannot take over is refused, and nothing changes. */
  change(document: GraphDocument): Promise<Result<RunChanged>> {
    if (this.over) return Promise.resolve(trainerFailure('changeTooLate'))
    return new Promise((settle) => {
      this.wishes.push({ document, settle })
      this.pace.interrupt()
    })
  }

  /** The next step with all that is computed in it, taken back; of a run that goes on nothing is told. Where none may come, a step as after the end. */
  async rehearse(question: RehearsalQuestion): Promise<Result<Rehearsal>> {
    if (!this.over && !this.pace.pausing) return trainerFailure('runGoing')
    if (!this.over && !this.canLook) {
      this.pace.toNextStep()
      await new Promise<void>((settle) => this.lookers.push(settle))
    }
    return this.ready ? rehearse(this.standing, question) : trainerFailure('networkMissing')
  }

  /** Calls just before the next step of learning, or after the end; a run that goes on does not stand for it. Nothing else runs meanwhile. */
  beforeStep<T>(work: (standing: Standing) => T): Promise<Result<T>> {
    return new Promise((settle, refuse) => {
      const look = (): void => {
        try {
          settle(ok(work(this.standing)))
        } catch (error) {
          refuse(error as Error)
        }
      }
      if (this.over || this.canLook) return look()
      this.lookers.push(look)
      if (this.stood) this.pace.toNextStep()
    })
  }

  /** Changes weights before the next step of learning, or after the end; what cannot be put is refused, and nothing changes. */
  async setWeights(changes: readonly WeightChange[]): Promise<Result<TrainerAnswers['setWeights']>> {
    if (!this.ready) return trainerFailure('networkMissing')
    const done = await this.beforeStep(({ network, clock }) => {
      const before = putWeights(network, changes, (cell) => this.now.runner.adopt(cell))
      return { before, step: clock, over: this.over }
    })
    const set = done.ok ? await settled(done.value) : done
    if (set.ok && !set.value.over) {
      this.newsroom.add({ type: 'edited', ...toWeightEdit(changes, set.value) })
      this.newsroom.send()
    }
    return set
  }

  private get standing(): Standing {
    const { runner, program, network } = this.now
    runner.refresh()
    const { entry = '' } = this.pending ?? {}
    const place = program.learning.includes(entry) ? { entry } : afterTheEnd(program)
    return { network, program, clock: runner.clock, ...place }
  }

  /** It stands before a step of learning, or where none may come any more. */
  private get canLook(): boolean {
    const { ready, pending, stood } = this
    return stood && !!ready && (ready.program.learning.includes(pending?.entry ?? '') || !learnsAgain(ready))
  }

  private letLook(): void {
    this.lookers.splice(0).forEach((settle) => settle())
  }

  /** Carries the run out. Never throws: a failure is the last news. */
  async run(): Promise<void> {
    try {
      const ready = await openRun(this.openDevice, this.options)
      if (!ready.ok) return this.fail(ready.error)
      this.ready = ready.value
      await this.train(ready.value)
    } catch (error) {
      this.fail(toTrainerProblem(error))
    } finally {
      this.over = true
      this.letLook()
      for (const { settle } of this.wishes.splice(0)) settle(trainerFailure('changeTooLate'))
    }
  }

  /** The network while it is there, as it is now, for looking at it in mid-run and afterwards. */
  get network(): OpenNetwork | undefined {
    this.ready?.runner.refresh()
    return this.ready?.network
  }

  /** The same without its weights being brought up to date. */
  get frame(): OpenNetwork | undefined {
    return this.ready?.network
  }

  private async train(run: BuiltRun): Promise<void> {
    this.newsroom.add(toStarted(run))
    this.newsroom.send()
    this.curves.begin()
    this.meter.resume()
    let outcome = await this.learn(run)
    while (!outcome && !this.broken && !this.pace.stopping) {
      await this.takeWishes()
      outcome = await this.learn(this.now)
    }
    await this.end(outcome)
  }

  /** `undefined`: it was ended, or changes wait. */
  private learn(run: BuiltRun): Promise<Outcome | undefined> {
    const watch: Watch = {
      take: async (phase) => {
        this.tellPhases(run)
        const learns = run.program.learning.includes(phase.entry)
        this.pending = phase
        await this.history.record(this.now, this.pace.pausing ? 'must' : this.pace.slow ? 'every' : 'rare')
        // Who was told to go on while somebody waits for a look does not stand any more, but nothing is under way here.
        if (learns) this.letLook()
        const steps = await this.pace.take(phase, learns)
        this.pending = undefined
        if (this.stood) this.meter.resume()
        this.stood = false
        return steps
      },
      tuned: () => this.meter.tuned(),
      took: (phase, rows, milliseconds) => this.took(run, phase, rows, milliseconds),
      epoch: (end) => this.endEpoch(run, end),
    }
    return drive(run.program, run.runner, watch, run.progress)
  }

  private async takeWishes(): Promise<void> {
    for (let wish = this.wishes.shift(); wish; wish = this.wishes.shift())
      wish.settle(await this.takeOver(wish.document))
    this.meter.resume()
  }

  /** Between two steps: goes on with another document, or as before where that is refused. */
  private async takeOver(edited: GraphDocument): Promise<Result<RunChanged>> {
    const { step, now } = this
    const { document, changes, more } = takeOver(now.document, edited)
    if (more) return trainerFailure('changeNeedsRun')
    if (changes.length === 0) return ok({ step, changes })
    const changed = await changeRun(now, document, changes).catch((error: unknown) => fail(toTrainerProblem(error)))
    if (!changed.ok) return changed
    this.ready = changed.value
    this.newsroom.add({ type: 'changed', step, changes: [...changes] })
    await this.keep(changed.value)
    this.newsroom.send()
    return ok({ step, changes })
  }

  /** Tells the phases that have begun since the last time. */
  private tellPhases({ progress }: BuiltRun): void {
    for (const begun of phasesBegun(progress).slice(this.phasesTold)) this.newsroom.add({ type: 'phase', ...begun })
    this.phasesTold = phasesBegun(progress).length
  }

  private took({ program, runner, progress }: BuiltRun, phase: Phase, rows: Rows, milliseconds: number): boolean {
    this.pace.took(phase.entry, rows.count, milliseconds)
    if (program.learning.includes(phase.entry)) {
      this.meter.learned(rows.count, rows.count * program.rowsOf(phase.entry), phase.entry)
      if (phase.series !== undefined)
        this.curves.draw(
          program,
          phase.series,
          rows,
          runner.clock,
          plannedSteps(program.planned, phasesBegun(progress)),
        )
    } else this.meter.measured()
    if (rows.broken) this.broken = { ...rows.broken, entry: phase.entry }
    this.tellEngine(runner)
    this.newsroom.offer()
    return !rows.broken
  }

  /** Tells the way that a trial has settled on, once. */
  private tellEngine({ settled, refusal }: Runner): void {
    if (settled && !this.settled)
      this.newsroom.add({ type: 'engine', ...settled, ...(refusal !== undefined && { reason: refusal }) })
    this.settled = settled !== undefined
  }

  private async endEpoch(ready: BuiltRun, { epoch, step, values }: EpochEnd): Promise<void> {
    this.meter.epochEnded()
    const epochs = plannedEpochs(ready.program.planned, phasesBegun(ready.progress))
    const told = epoch % Math.ceil(epochs / MOST_EPOCHS_TOLD) === 0 || epoch === epochs
    if (told) {
      for (const [key, value] of Object.entries(values))
        if (!key.startsWith('train/') || ready.program.counts?.has(key.slice('train/'.length)))
          this.newsroom.point(key, step, value)
      this.newsroom.add({ type: 'epoch', epoch, step, values })
    }
    if (this.keeper.age >= (this.options.secondsBetweenCheckpoints ?? 1)) await this.keep(ready)
    this.newsroom.offer()
    this.meter.resume()
  }

  private async stand(again: boolean): Promise<void> {
    this.stood = true
    this.curves.stepping = true
    if (!again) this.newsroom.add({ type: 'paused', step: this.step })
    this.newsroom.send()
    if (this.canLook) this.letLook()
    if (!this.ready) return
    await this.history.record(this.ready, 'must')
    if (again) return
    await this.keep(this.ready)
    this.newsroom.send()
  }

  private goOn(): void {
    this.curves.stepping = false
    this.newsroom.add({ type: 'resumed', step: this.step })
    this.newsroom.send()
  }

  /** Writes the checkpoint; a full disk is told and the run goes on. */
  private async keep(ready: BuiltRun, resumable = true): Promise<void> {
    const written = await this.keeper.write(ready, resumable)
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
    return ready ? this.keeper.write(ready, !this.broken, folder) : trainerFailure('networkMissing')
  }

  private async end(outcome: Outcome | undefined): Promise<void> {
    const ready = this.now
    await this.history.record(ready, 'must')
    if (this.broken) {
      await this.keep(ready, false)
      return this.fail(await toBrokenProblem(ready, this.broken), this.broken.step)
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

  /** The run as it is built now. */
  private get now(): BuiltRun {
    if (!this.ready) throw new Error('The run is not built')
    return this.ready
  }

  /** Updates done. */
  get step(): number {
    return this.ready?.runner.clock ?? 0
  }

  /** Number of the pass that the last step was part of. */
  private get epoch(): number {
    if (!this.ready) return 0
    const { program, progress } = this.ready
    return Math.ceil(epochsAt(program.planned, phasesBegun(progress), this.step))
  }
}
