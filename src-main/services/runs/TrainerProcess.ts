import type { TrainerCommand } from '../../trainer/protocol'

/** How a process ended: one of the two is known, both may be missing on Windows. */
export interface TrainerExit {
  readonly code: number | null
  readonly signal: string | null
}

/** A trainer process, whoever made it: Electron's utilityProcess or Node's child_process. */
export interface TrainerProcess {
  readonly pid: number | undefined
  /** Messages to a process that has ended are dropped. */
  send(command: TrainerCommand): void
  onMessage(listener: (message: unknown) => void): void
  onErrorText(listener: (text: string) => void): void
  onExit(listener: (exit: TrainerExit) => void): void
  kill(): void
}

/** `env` is added to the environment. */
export type ForkTrainer = (env?: Readonly<Record<string, string>>) => TrainerProcess
