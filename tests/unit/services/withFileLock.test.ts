import * as files from 'node:fs/promises'
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { ok } from '@shared/result'
import { expect, test, vi } from 'vitest'
import { withFileLock } from '../../../src-main/services/files/withFileLock'
import { temporaryFolder } from '../../support/folders'

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>()
  return { ...real, link: vi.fn(real.link), rename: vi.fn(real.rename) }
})

const OTHER = `${process.pid} ${hostname()} other`
const lockIn = async (folder: string): Promise<string> => join(folder, (await readdir(folder))[0] ?? '')

test('a holder that was taken for dead leaves the lock of the next one alone', async () => {
  const path = join(await temporaryFolder(), 'p.json')
  await withFileLock(path, async () => {
    await writeFile(await lockIn(dirname(path)), OTHER)
    return ok(null)
  })
  expect(await readFile(await lockIn(dirname(path)), 'utf8')).toBe(OTHER)
})

test.each(['EPERM', 'none'])(
  'a lock that was made anew while it was taken for stale is put back (%s)',
  async (failure) => {
    const path = join(await temporaryFolder(), 'p.json')
    let lock = ''
    await withFileLock(path, async () => {
      lock = await lockIn(dirname(path))
      return ok(null)
    })
    await writeFile(lock, '1 another-computer left')
    await utimes(lock, 0, 0)
    const { rename } = await vi.importActual<typeof files>('node:fs/promises')
    vi.mocked(files.rename).mockImplementationOnce(async (from, to) => {
      await writeFile(from, OTHER)
      await rename(from, to)
    })
    if (failure !== 'none')
      vi.mocked(files.link).mockRejectedValueOnce(Object.assign(new Error(failure), { code: failure }))
    const done = await withFileLock(path, () => Promise.resolve(ok('twice')), 50)
    expect(done).toMatchObject({ ok: false, error: { code: 'fileBusy' } })
    expect(await readFile(lock, 'utf8')).toBe(OTHER)
    expect(await readdir(dirname(path))).toHaveLength(1)
  },
)
