import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach } from 'vitest'

const made: string[] = []
const shared: string[] = []

async function make(list: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neuroloom-test-'))
  list.push(folder)
  return folder
}

/** An empty folder that is gone after the test. */
export const temporaryFolder = (): Promise<string> => make(made)

/** An empty folder for all tests of a file, made before them and gone after the last. */
export const sharedFolder = (): Promise<string> => make(shared)

const remove = (list: string[]) => async (): Promise<void> => {
  const gone = list.splice(0)
  await Promise.all(gone.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })))
}
afterEach(remove(made))
afterAll(remove(shared))
