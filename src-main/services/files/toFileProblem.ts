import { basename } from 'node:path'
import { problem, type Problem } from '@shared/result'

const SENTENCES: Readonly<Record<string, readonly [code: string, message: string]>> = {
  ENOSPC: ['diskFull', 'There is no room left on the disk.'],
  EDQUOT: ['diskFull', 'There is no room left on the disk.'],
  EFBIG: ['diskFull', 'There is no room left on the disk.'],
  EROFS: ['notWritable', 'This place can be read but not written to. Choose another folder.'],
  EACCES: ['notAllowed', 'You do not have the right to use this file or folder.'],
  EPERM: ['notAllowed', 'You do not have the right to use this file or folder.'],
  ENOENT: ['fileMissing', 'The file or its folder is not there.'],
  ENOTDIR: ['notAFolder', 'A part of the path is a file, not a folder.'],
  EEXIST: ['isFile', 'This is a file, not a folder.'],
  EISDIR: ['isFolder', 'This is a folder, not a file.'],
  ENAMETOOLONG: ['nameTooLong', 'The name is too long.'],
  ELOOP: ['linkLoop', 'The link leads in a circle.'],
  EMFILE: ['tooManyFiles', 'Too many files are open. Close some programs and try again.'],
  EBUSY: ['fileBusy', 'Another program holds this file.'],
}

/** The system's error about a file, in a person's words. The values have the file's name and its path. */
export function toFileProblem(error: unknown, path: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [name, message] = SENTENCES[code] ?? ['fileFailed', 'The file could not be read or written.']
  return problem(name, message, { name: basename(path), path }, error)
}
