import { closeSync, mkdirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines, runQuietly } from '../runQuietly.mjs'
import { watchFolder } from '../watchFolder.mjs'
import { nativeProblem, ranOutOfSpace } from './problems.mjs'

/** Takes only what is needed: a wheel has 13,000 headers, and the two libraries are most of its size. */
const program = `
import os, shutil, sys, zipfile
wheel, folder, *libraries = sys.argv[1:]
headers = tuple('tensorflow/include/' + name for name in ('tensorflow/c/', 'tensorflow/core/platform/', 'tsl/', 'xla/tsl/'))
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if name.startswith('tensorflow/lib') and name.split('/')[-1] in libraries:
            target = os.path.join(folder, name.split('/')[-1])
        elif name.startswith(headers) and name.endswith('.h') and '..' not in name:
            target = os.path.join(folder, 'include', *name.split('/')[2:])
        else:
            continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with archive.open(name) as source, open(target, 'wb') as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
`

/** ELF's and Mach-O's numbers for the two processors. */
const elfMachine = { x64: 62, arm64: 183 }
const machCpu = { x64: 0x01000007, arm64: 0x0100000c }

/** True where a shared library's header names this processor. */
export function isFor(file, platform, arch) {
  const head = Buffer.alloc(20)
  const handle = openSync(file, 'r')
  try {
    if (readSync(handle, head, 0, 20, 0) < 20) return false
  } finally {
    closeSync(handle)
  }
  if (platform === 'darwin') return head.readUInt32LE(0) === 0xfeedfacf && head.readUInt32LE(4) === machCpu[arch]
  return head.readUInt32BE(0) === 0x7f454c46 && head.readUInt16LE(18) === elfMachine[arch]
}

/** Puts the libraries into `folder` and the headers into its include/. */
export async function unpackWheel(python, wheel, source, folder, report) {
  report.step('unpack')
  mkdirSync(folder, { recursive: true })
  const stop = watchFolder(folder, report.bar('unpack'), { total: source.unpackedBytes })
  const { code, output } = await runQuietly(python, ['-c', program, wheel, folder, ...source.libraries])
  stop()
  if (code !== 0 && ranOutOfSpace(output)) throw nativeProblem('noSpace', 'the disk ran full while unpacking')
  if (code !== 0) throw nativeProblem('damaged', `the wheel could not be unpacked: ${lastLines(output, 1)}`)
  for (const name of source.libraries) {
    const file = join(folder, name)
    let right
    try {
      right = isFor(file, source.platform, source.arch)
    } catch {
      throw nativeProblem('damaged', `the wheel does not hold ${name}`)
    }
    if (!right) throw nativeProblem('wrongArchitecture', `${name} is not for ${source.platform} ${source.arch}`)
  }
}
