import { inRoot } from '../lib/paths.mjs'
import { runProgram } from './runProgram.mjs'

/** A step that passes or fails as a whole, by the exit code of a program in the repository. */
export const checkStep =
  (program, ...args) =>
  async () =>
    (await runProgram([inRoot(program), ...args])) === 0
      ? { passed: 1, failed: 0, skipped: [] }
      : { passed: 0, failed: 1, skipped: [] }
