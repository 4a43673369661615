import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** Processors by their numbers in the headers of ELF and of Mach-O files. */
const ELF: ReadonlyMap<number, string> = new Map([[3, 'ia32'], [40, 'arm'], [62, 'x64'], [183, 'arm64'], [243, 'riscv64']]) // prettier-ignore
const MACH: ReadonlyMap<number, string> = new Map([[0x01000007, 'x64'], [0x0100000c, 'arm64']]) // prettier-ignore

/** The processor that a file is compiled for; `undefined` where its header is none that is known or cannot be read. */
function processorOf(file: string): string | undefined {
  const head = Buffer.alloc(20)
  let handle: number | undefined
  try {
    handle = openSync(file, 'r')
    readSync(handle, head, 0, head.length, 0)
  } catch {
    return undefined
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
  if (head.readUInt32BE(0) === 0x7f454c46) return ELF.get(head.readUInt16LE(18))
  return head.readUInt32LE(0) === 0xfeedfacf ? MACH.get(head.readUInt32LE(4)) : undefined
}

/** A library in a folder that is compiled for another processor than ours: the system's loader only says that it is not there. */
export function findForeign(folder: string): { readonly file: string; readonly processor: string } | undefined {
  for (const file of readdirSync(folder).filter((name) => /\.(node|dylib|so(\.\d+)*)$/.test(name))) {
    const processor = processorOf(join(folder, file))
    if (processor !== undefined && processor !== process.arch) return { file, processor }
  }
  return undefined
}
