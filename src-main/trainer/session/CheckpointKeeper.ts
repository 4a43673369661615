import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { writeAtomically } from '../../services/files/writeAtomically'
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from '../checkpoint/checkpointFormat'
import { networkHash } from '../checkpoint/networkHash'
import { CHECKPOINT_FILE } from '../protocol'
import { readTensors } from '../engine/readTensors'
import { weightCells } from '../program/createWeights'
import type { BuiltRun } from './buildRun'
import type { OpenNetwork } from './openNetwork'

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

const writeFile = (folder: string, checkpoint: Checkpoint): Promise<Result<null>> =>
  writeAtomically(join(folder, CHECKPOINT_FILE), encodeCheckpoint(checkpoint), { makeFolder: true })

/** Writes the checkpoint that a network was opened from into a folder, with its weights as they are now. */
export async function keepOpened({ tf, weights }: OpenNetwork, from: string, folder: string): Promise<Result<null>> {
  const read = await readCheckpoint(from)
  if (!read.ok) return read
  const cells = Object.entries(weightCells(weights))
  const values = await readTensors(
    tf,
    cells.map(([, { value }]) => value),
  )
  const now = Object.fromEntries(cells.map(([name], i) => [name, values[i] as Float32Array | Int32Array]))
  return writeFile(folder, { ...read.value, cells: { ...read.value.cells, ...now } })
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
    const written = await writeFile(folder, {
      ...networkHash(document),
      seed: document.training.seed,
      backend: device.info.backend,
      clock,
      resumable,
      progress,
      cells,
    })
    this.at = performance.now()
    return written
  }
}
