import { cpus } from 'node:os'
import { problem, type Result } from '@shared/result'
import { partsOf } from '@shared/compile/partsOf'
import type { GraphDocument } from '@shared/graph/document'
import type { BackendState } from '@shared/ipc/types'
import { BACKENDS, type BackendName, type DeviceInfo } from '@shared/training/runEvent'
import type { BackendChoice } from '../../trainer/protocol'
import { TrainerLink } from './TrainerLink'
import type { ForkTrainer } from './TrainerProcess'

/** Where batches are better cut into parts, these share the processors: what tells the library so; `undefined`: it is loaded as usual. */
function threadsOf(document: GraphDocument): Readonly<Record<string, string>> | undefined {
  const parts = partsOf(document, cpus().length)
  return parts > 1 ? { TF_NUM_INTRAOP_THREADS: String(Math.floor(cpus().length / parts)) } : undefined
}

export interface TrainerPoolOptions {
  readonly fork: ForkTrainer
  readonly backend: BackendChoice
  /** Keep one process with its backend open, so that a run starts at once. */
  readonly keepsSpare: boolean
  /** What to add to the environment of the next process. */
  readonly env?: () => Readonly<Record<string, string>>
}

/** Trainer processes: a fresh one for every run, from a spare that is already warm. */
export class TrainerPool {
  private spare: TrainerLink | undefined
  private readonly all = new Set<TrainerLink>()
  private device: Promise<Result<DeviceInfo>> | undefined
  private backends: Promise<readonly BackendState[]> | undefined
  private closed = false

  constructor(private readonly options: TrainerPoolOptions) {}

  get backend(): BackendChoice {
    return this.options.backend
  }

  /** Makes the spare unless there is one. Called when the machine has time: at the start, and when a run has ended. */
  warm(): void {
    if (!this.options.keepsSpare || this.closed || this.spare?.alive) return
    try {
      this.spare = this.make()
    } catch {
      // A spare only saves time; the run that needs a trainer says why there is none.
    }
  }

  /** @param document What it will train. The spare is loaded as usual. */
  take(document?: GraphDocument): TrainerLink {
    const env = document ? threadsOf(document) : undefined
    if (env) return this.make(env)
    const spare = this.spare
    this.spare = undefined
    return spare?.alive ? spare : this.make()
  }

  /** What a run would compute on now, measured by opening the backend once. A failure is not remembered. */
  async describeDevice(): Promise<Result<DeviceInfo>> {
    if (!this.device) {
      const link = this.spare?.alive ? this.spare : this.make()
      if (this.options.keepsSpare) this.spare = link
      this.device = link.ready
      if (!this.options.keepsSpare) void link.ready.then(() => link.shutDown(2000))
    }
    const device = await this.device
    if (!device.ok) this.device = undefined
    return device
  }

  /** Every backend, each opened once in a process of its own: one that crashes takes no other with it. */
  describeBackends(): Promise<readonly BackendState[]> {
    if (this.backends) return this.backends
    const tried = Promise.all(BACKENDS.map((backend) => this.tryOut(backend)))
    this.backends = tried
    // What was wrong with the process and not with the backend may be over the next time.
    const isPassing = ({ problem: why }: BackendState): boolean => why !== undefined && !why.code.startsWith('backend.')
    void tried.then((states) => {
      if (states.some(isPassing) && this.backends === tried) this.backends = undefined
    })
    return tried
  }

  private async tryOut(backend: BackendName): Promise<BackendState> {
    let link: TrainerLink | undefined
    try {
      link = this.open(backend)
    } catch (cause) {
      return { backend, problem: problem('trainerNotStarted', 'The trainer process could not be started.', {}, cause) }
    }
    if (!link) return { backend, problem: problem('trainerNotStarted', 'The studio is closing.') }
    const opened = await link.ready
    await link.shutDown(2000)
    return { backend, ...(opened.ok ? { device: opened.value } : { problem: opened.error }) }
  }

  /** A process of its own with a named backend; none once the pool is closed. */
  open(backend: BackendChoice): TrainerLink | undefined {
    return this.closed ? undefined : this.make(undefined, backend)
  }

  /** A process of its own that leaves graphics cards alone; none once the pool is closed. */
  openWithoutCard(document: GraphDocument): TrainerLink | undefined {
    return this.closed ? undefined : this.make({ ...threadsOf(document), NEUROLOOM_NO_CARD: '1' })
  }

  /** The spare and what is known of the device are of yesterday: another backend may be there now. */
  renew(): void {
    const { spare } = this
    this.spare = undefined
    this.device = undefined
    this.backends = undefined
    if (spare?.alive) void spare.shutDown(2000)
    this.warm()
  }

  async close(patience: number): Promise<void> {
    this.closed = true
    await Promise.all([...this.all].map((link) => link.shutDown(patience)))
  }

  private make(env?: Readonly<Record<string, string>>, backend = this.options.backend): TrainerLink {
    const { fork } = this.options
    const known = this.options.env?.()
    const process = fork({ ...known, ...env })
    const link = new TrainerLink(
      process,
      known?.['NEUROLOOM_NATIVE'] !== undefined && ['auto', 'tensorflow'].includes(backend),
    )
    this.all.add(link)
    process.onExit(() => this.all.delete(link))
    link.send({ type: 'prepare', backend })
    return link
  }
}
