import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Pieces } from './pieces'

export interface ZipMember {
  readonly name: string
  readonly content: string | Uint8Array | Pieces
}

/** All that is written has one age, so that the same network makes the same file. */
const AGE = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, compress: false }

const toStream = (content: ZipMember['content']): Readable => {
  if (typeof content === 'string') return Readable.from([Buffer.from(content)])
  return Readable.from(content instanceof Uint8Array ? [Buffer.from(content)] : content)
}

/** A zip archive whose members are put in as they are: weights hardly grow smaller. Members are read one after another, piece by piece. */
export async function* toZip(members: readonly ZipMember[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  const fail = (error: Error): void => void output.destroy(error)
  let going: Readable | undefined
  zip.on('error', fail)
  for (const { name, content } of members)
    zip.addReadStreamLazy(name, AGE, (begin) => {
      // The archive does not listen to what its members complain of.
      going = toStream(content).on('error', fail)
      begin(null, going)
    })
  zip.end()
  try {
    for await (const piece of output) yield piece as Uint8Array
  } finally {
    // Where nobody reads on, what the member has open must be closed all the same.
    going?.destroy()
  }
}
