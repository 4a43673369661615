import { basename, dirname } from 'node:path'
import { catalog } from '@shared/catalog/catalog'
import { NO_MOMENTS } from '@shared/ipc/moments'
import { fail, ok, type Problem, type Result } from '@shared/result'
import { trainerFailure, trainerProblem } from '@shared/training/problems/trainerProblem'
import type { WeightChange } from '@shared/training/weightEdit'
import { networkHash } from './checkpoint/networkHash'
import { restoreWeights } from './checkpoint/restoreCells'
import { loadAsset } from './data/loadDataset'
import { withMoment } from './history/withMoment'
import { checkFinite } from './inspect/checkFinite'
import { evaluate } from './inspect/evaluate'
import { decode } from './inspect/decode'
import { generate } from './inspect/generate'
import { inside } from './inspect/inside'
import { predict } from './inspect/predict'
import { beforeFirstStep, rehearseOpened } from './inspect/rehearse'
import { snapshotWeights } from './inspect/snapshotWeights'
import { trace } from './inspect/trace'
import { answerLook } from './looks/answerLook'
import type { Stage } from './looks/createScene'
import { openDevice, type Device } from './openDevice'
import {
  trainerCommand,
  type BackendChoice,
  type TrainerAnswers,
  type TrainerCommand,
  type TrainerMessage,
} from './protocol'
import { keepOpened, readCheckpoint } from './session/CheckpointKeeper'
import { putWeights, settled } from './session/putWeights'
import { openNetwork, type OpenNetwork } from './session/openNetwork'
import { TrainingSession } from './session/TrainingSession'
import { toTrainerProblem } from './toTrainerProblem'

type Start = Extract<TrainerCommand, { type: 'start' }>
type Open = Extract<TrainerCommand, { type: 'open' }>
type Answer = Result<TrainerAnswers[keyof TrainerAnswers]>
/** A command that is answered, and the step of the kept moment that it asks about. */
interface Look {
  readonly id: number
  readonly at?: number | undefined
}
/** @param clock Steps of training that the network has behind it. */
type Ask = (network: OpenNetwork, clock: () => number) => Answer | Promise<Answer>

/** What a trainer process does on each command, whatever line the commands come by. */
export class TrainerHost {
  private readonly devices = new Map<BackendChoice, Promise<Result<Device>>>()
  private session: TrainingSession | undefined
  private opened: OpenNetwork | undefined
  /** Steps of training that its weights have, and the checkpoint that they come from. */
  private openedAt = 0
  private checkpoint: string | undefined
  private running: Promise<void> | undefined
  /** The folder of the run that is there: its id, or what the person named it. */
  private run = ''
  private over = false

  /** @param end Ends the process. */
  constructor(
    private readonly send: (message: TrainerMessage) => void,
    private readonly end: (code: number) => void,
  ) {}

  /** Takes a command as it arrives; what is not one is logged, and answered where somebody waits for an answer or for a run. */
  receive(message: unknown): void {
    const parsed = trainerCommand.safeParse(message)
    if (!parsed.success) {
      const text = `Not a command: ${parsed.error.message.slice(0, 500)}`
      this.send({ type: 'log', level: 'error', text })
      const { id, type } = Object(message) as { readonly id?: unknown; readonly type?: unknown }
      if (typeof id === 'number') this.send({ type: 'answer', id, result: trainerFailure('trainerError', { text }) })
      else if (type === 'start') this.broken(trainerProblem('trainerError', { text }))
      return
    }
    this.carryOut(parsed.data).catch((error: unknown) => this.fall(error))
  }

  /** The parent is gone: a run that is going keeps its weights, then the process ends. */
  async leave(): Promise<void> {
    this.session?.stop()
    await this.running?.catch(() => undefined)
    this.end(0)
  }

  /** Something was thrown that nobody caught: said as the run's failure, then the process ends. */
  fall(error: unknown): void {
    const trouble = toTrainerProblem(error)
    if (this.session && !this.over)
      this.send({ type: 'news', news: [{ type: 'failed', step: this.session.step, problem: trouble }] })
    this.broken(trouble)
  }

  private broken(trouble: Problem): void {
    this.send({ type: 'broken', problem: trouble })
    this.end(1)
  }

  private async carryOut(command: TrainerCommand): Promise<void> {
    switch (command.type) {
      case 'prepare':
        return this.prepare(command.backend, command.datasets ?? [])
      case 'start':
        return this.start(command)
      case 'pause':
        return this.session?.pause()
      case 'resume':
        return this.session?.resume()
      case 'step':
        return this.session?.singleStep()
      case 'speed':
        return this.session?.speed(command.stepsPerSecond)
      case 'change':
        return this.answer(
          command.id,
          async () => this.session?.change(command.document) ?? trainerFailure('networkMissing'),
        )
      case 'stop':
        return this.session?.stop()
      case 'open':
        return this.answer(command.id, () => this.openCheckpoint(command))
      case 'predict':
        return this.look(command, (network) => predict(network, command.inputs))
      case 'generate':
        return this.look(command, (network, clock) => generate(network, command, clock))
      case 'inside':
        return this.look(command, (network, clock) => inside(network, command, clock))
      case 'rehearse':
        return this.look(command, async (network) =>
          this.session ? this.session.rehearse(command) : rehearseOpened(network, this.openedAt, command),
        )
      case 'look':
        return this.look({ id: command.id, at: command.question.at }, (network, clock) =>
          answerLook(this.stageOf(network, clock, command.question.at), command.question),
        )
      case 'decode':
        return this.look(command, (network) => decode(network, command))
      case 'evaluate':
        return this.look(command, (network) => evaluate(network, command.split, this.run))
      case 'moments':
        return this.answer(command.id, async () => this.moments())
      case 'weights':
        return this.look(command, async (network) => ok(await snapshotWeights(network)))
      case 'setWeights':
        return this.look({ id: command.id }, (network) => this.setWeights(network, command.changes))
      case 'trace':
        return this.look(command, (network) => trace(network))
      case 'keep':
        return this.answer(command.id, () => this.keep(command.folder))
      case 'shutdown':
        return this.leave()
    }
  }

  private async openDevice(choice: BackendChoice): Promise<Result<Device>> {
    const known = this.devices.get(choice)
    if (known) return known
    const opening = openDevice(choice)
    this.devices.set(choice, opening)
    const device = await opening
    if (device.ok) this.send({ type: 'ready', device: device.value.info })
    return device
  }

  private async prepare(backend: BackendChoice, datasets: readonly string[]): Promise<void> {
    const device = await this.openDevice(backend)
    if (!device.ok) return this.broken(device.error)
    for (const id of datasets) {
      const source = catalog.datasets.get(id)?.source
      if (source?.kind === 'asset') await loadAsset(source.asset)
    }
  }

  private async start(command: Start): Promise<void> {
    if (this.session || this.opened)
      return this.send({ type: 'log', level: 'error', text: 'This process has a network already.' })
    const { backend, type: _type, ...options } = command
    // Commands that come while the backend opens must find the session.
    const session = new TrainingSession(
      () => this.openDevice(backend),
      options,
      (news) => this.send({ type: 'news', news }),
    )
    this.session = session
    this.run = basename(options.folder)
    this.running = session.run()
    await this.running
    this.over = true
  }

  private async openCheckpoint({ document, backend, checkpoint }: Open): Promise<Answer> {
    if (this.session || this.opened) return trainerFailure('trainerBusy')
    const device = await this.openDevice(backend)
    if (!device.ok) return device
    const network = openNetwork(device.value, document)
    if (!network.ok) return network
    this.openedAt = 0
    if (checkpoint !== undefined) {
      this.run = basename(dirname(checkpoint))
      const read = await readCheckpoint(checkpoint)
      if (!read.ok) return read
      const restored = restoreWeights(read.value, network.value, networkHash(document))
      if (!restored.ok) return restored
      this.openedAt = read.value.clock
      this.checkpoint = checkpoint
    }
    this.opened = network.value
    return ok({ device: device.value.info })
  }

  private moments(): Answer {
    const began = performance.now()
    if (!this.session && !this.opened) return trainerFailure('networkMissing')
    const { told } = this.session?.history ?? { told: NO_MOMENTS }
    return ok({ ...told, reopened: !this.session, worked: performance.now() - began })
  }

  /** Answers a question about the network that is there, or about it as it was after a step, unless its weights are spoiled. */
  private look({ id, at }: Look, question: Ask): Promise<void> {
    return this.answer(id, () => (at === undefined ? this.lookNow(question) : this.lookBack(at, question)))
  }

  private async lookNow(question: Ask): Promise<Answer> {
    const there = (): OpenNetwork | undefined => this.opened ?? this.session?.network
    const network = there()
    if (!network) return trainerFailure('networkMissing')
    const finite = await checkFinite(network, this.run)
    // A change of the run may have put another in its place meanwhile.
    return finite.ok ? question(there() ?? network, () => this.session?.step ?? this.openedAt) : finite
  }

  private async lookBack(step: number, question: Ask): Promise<Answer> {
    const { frame: network, history } = this.session ?? {}
    const moment = history?.at(step)
    if (!network || !moment) return trainerFailure('momentMissing', { step })
    return withMoment(network, moment, async (past) => {
      const finite = await checkFinite(past, this.run)
      return finite.ok ? question(past, () => step) : finite
    })
  }

  /** Changes weights of the run, or of what it has left. */
  private async setWeights(network: OpenNetwork, changes: readonly WeightChange[]): Promise<Answer> {
    if (this.session) return this.session.setWeights(changes)
    return settled({ before: putWeights(network, changes), step: this.openedAt, over: true })
  }

  /** Writes the checkpoint of the run into a folder, or of what was opened from one. */
  private async keep(folder: string): Promise<Answer> {
    const { session, opened, checkpoint } = this
    if (session) return session.keepIn(folder)
    return opened && checkpoint !== undefined
      ? keepOpened(opened, checkpoint, folder)
      : trainerFailure('networkMissing')
  }

  /** Where views look: in the run, at what it has left, or at what it was. */
  private stageOf(network: OpenNetwork, clock: () => number, at: number | undefined): Stage {
    const { session } = this
    if (session && at === undefined)
      return { network: () => session.network ?? network, clock, beforeStep: (work) => session.beforeStep(work) }
    return { network: () => network, clock, beforeStep: (work) => beforeFirstStep(network, clock(), work) }
  }

  private async answer(id: number, question: () => Promise<Answer>): Promise<void> {
    let result: Answer
    try {
      result = await question()
    } catch (error) {
      result = fail(toTrainerProblem(error))
    }
    this.send({ type: 'answer', id, result })
  }
}
