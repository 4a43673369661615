import { fstatSync, writeSync } from 'node:fs'

/** Where a command's answer goes. */
export interface Output {
  write(text: string): void
  /** Aborted when what is written arrives nowhere any more: its reader went away (`| head`), or its disk is full. */
  readonly cutOff: AbortSignal
}

/** Whether Node writes here at once and takes a short write, as on a disk that fills up, for a whole one. */
function isWrittenAtOnce(descriptor: number): boolean {
  try {
    const info = fstatSync(descriptor)
    return info.isFile() || info.isCharacterDevice()
  } catch {
    return false
  }
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done)
}

/** Standard output. What cannot be written is remembered, and nothing after it is written. */
export function createOutput(stream: NodeJS.WriteStream & { readonly fd: number }): Output {
  const ended = new AbortController()
  const { signal: cutOff } = ended
  const atOnce = !stream.isTTY && isWrittenAtOnce(stream.fd)
  stream.on('error', (error) => ended.abort(error))
  const write = (text: string): void => {
    if (cutOff.aborted) return
    if (!atOnce) return void stream.write(text)
    try {
      writeWhole(stream.fd, text)
    } catch (error) {
      ended.abort(error)
    }
  }
  return { write, cutOff }
}
