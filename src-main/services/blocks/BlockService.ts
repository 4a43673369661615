import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ownBlock, type OwnBlock } from '@shared/graph/blocks/ownBlock'
import { parsePlainJson } from '@shared/graph/parsePlainJson'
import type { BlockListing } from '@shared/ipc/types'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'
import { readTextFile } from '../files/readTextFile'
import { toFileProblem } from '../files/toFileProblem'
import { writeAtomically } from '../files/writeAtomically'

const EXTENSION = '.json'
const MAX_BYTES = 8 * 2 ** 20
/** Most blocks that are kept, and most files that are looked at. */
const MOST = 500

/** A person's own blocks: a file each in a folder, named by the id, so that a damaged one takes no other along. */
export class BlockService {
  constructor(private readonly folder: string) {}

  /** All blocks by title; a file that holds none is told and stays as it is. */
  async list(): Promise<BlockListing> {
    const read = await Promise.all((await this.files()).slice(0, MOST).map((file) => this.read(file)))
    const blocks = read.flatMap((block) => (block.ok ? [block.value] : []))
    const problems = read.flatMap((block) => (block.ok ? [] : [block.error]))
    return { blocks: blocks.sort((a, b) => a.title.localeCompare(b.title)), problems }
  }

  async save(block: OwnBlock): Promise<Result<null>> {
    const files = await this.files()
    if (files.length >= MOST && !files.includes(`${block.id}${EXTENSION}`))
      return fail(problem('blockTooMany', `There may be at most ${MOST} blocks.`, { limit: MOST }))
    const text = `${JSON.stringify(block, null, 2)}\n`
    const written = await writeAtomically(this.pathOf(block.id), text, { makeFolder: true })
    return written.ok ? ok(null) : written
  }

  async remove(id: string): Promise<Result<null>> {
    try {
      await rm(this.pathOf(id), { force: true })
      return ok(null)
    } catch (error) {
      return fail(toFileProblem(error, this.pathOf(id)))
    }
  }

  private pathOf(id: string): string {
    return join(this.folder, `${id}${EXTENSION}`)
  }

  private async files(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => [])
    return names.filter((name) => name.endsWith(EXTENSION)).sort()
  }

  /** The file's name is the block's id, also where somebody has copied the file. */
  private async read(file: string): Promise<Result<OwnBlock, Problem>> {
    const damaged = (cause?: unknown) =>
      fail(problem('blockDamaged', `“${file}” is not a block of this version.`, { file }, cause))
    const content = await readTextFile(join(this.folder, file), MAX_BYTES)
    if (!content.ok) return damaged(content.error)
    const plain = parsePlainJson(content.value.text)
    if (!plain.ok) return damaged(plain.error)
    const parsed = ownBlock.safeParse({ ...Object(plain.value.value), id: file.slice(0, -EXTENSION.length) })
    return parsed.success ? ok(parsed.data) : damaged(parsed.error)
  }
}
