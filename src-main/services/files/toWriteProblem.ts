import { dirname } from 'node:path'
import { problem, type Problem } from '@shared/result'
import { isFolder } from './makeFolder'
import { toFileProblem } from './toFileProblem'

/** The system's error about a file or folder that was to be written, in a person's words. */
export async function toWriteProblem(error: unknown, path: string): Promise<Problem> {
  const { code, path: failed = path } = Object(error) as NodeJS.ErrnoException
  // “No such file” of a folder that is there: it takes nothing new, like those of `/proc`.
  return code === 'ENOENT' && (await isFolder(dirname(failed)))
    ? problem('notWritable', 'This place can be read but not written to. Choose another folder.', { path }, error)
    : toFileProblem(error, path)
}
