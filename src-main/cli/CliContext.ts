import type { Language } from '@shared/language'
import type { Problem } from '@shared/result'
import type { Say } from './texts'

/** 0: good; 1: the work failed; 2: bad arguments or a bad document. */
export type ExitCode = 0 | 1 | 2

/** What every command is given. */
export interface CliContext {
  readonly language: Language
  readonly say: Say
  /** Folder of the built main files. */
  readonly main: string
  /** Text on stdout as it is. */
  write(text: string): void
  /** A line on stdout: the command's answer. */
  print(line: string): void
  /** A line on stderr: what a person reads beside it. */
  tell(line: string): void
  /** Says a problem on stderr; gives the exit code, by default that of the problem. */
  fail(problem: Problem, code?: ExitCode): ExitCode
  /** Aborted when the answer arrives nowhere any more. */
  readonly cutOff: AbortSignal
  /** stderr shows a line that may be overwritten. */
  readonly live: boolean
}
