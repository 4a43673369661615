import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ExportFile } from '../../src-main/export/defineExporter'

/** Writes an exported file to disk. */
export const writeExported = (path: string, { content }: ExportFile): Promise<void> =>
  pipeline(
    typeof content === 'string' || content instanceof Uint8Array ? Readable.from([content]) : Readable.from(content),
    createWriteStream(path),
  )
