import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { writeAtomically } from '../../services/files/writeAtomically'
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from '../checkpoint/checkpointFormat'
import { networkHash } from '../checkpoint/networkHash'
import { CHECKPOINT_FILE } from '../protocol'
import type { BuiltRun } from './buildRun'

/** Reads a checkpoint file; a missing, cut or made-up one is refused with the reason. */
export async function readCheckpoint(path: string): Promise<Result<Checkpoint>> {
  try {
    // A pipe would be waited on for ever, by a thread that keeps the process from ending.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      if (!(await file.stat()).isFile()) return trainerFailure('checkpointMissing', { path }, 'not an ordinary file')
      return decodeCheckpoint(await file.readFile())
    } finally {
      await file.close()
    }
  } catch (error) {
    return trainerFailure('checkpointMissing', { path }, error)
  }
}

/** Writes the checkpoint of a run, one file replaced each time. */
export class CheckpointKeeper {
  private at = -Infinity

  constructor(private readonly folder: string) {}

  /** Seconds since the last one. */
  get age(): number {
    return (performance.now() - this.at) / 1000
  }

  /** Keeps the run as it is now, in its own folder or in another. */
  async write(run: BuiltRun, resumable = true, folder = this.folder): Promise<Result<null>> {
    const { document, device, program, runner, progress } = run
    const { clock } = runner
    const cells = await runner.read(Object.keys(program.state))
    const file = encodeCheckpoint({
      ...networkHash(document),
      seed: document.training.seed,
      backend: device.info.backend,
      clock,
      resumable,
      progress,
      cells,
    })
    const written = await writeAtomically(join(folder, CHECKPOINT_FILE), file, { makeFolder: true })
    this.at = performance.now()
    return written
  }
}
