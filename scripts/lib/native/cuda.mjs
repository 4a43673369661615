import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines, runQuietly } from '../runQuietly.mjs'
import { watchFolder } from '../watchFolder.mjs'
import { downloadProblem, pipDownload, pipEnv } from './fetchWheel.mjs'
import { nativeProblem } from './problems.mjs'

// NOT TRIED on a computer with an NVIDIA card so far. Where any of this fails, the install goes on with the CPU's library.

/** The nvidia-* wheels that TensorFlow's wheel asks for in its and-cuda set. */
const readRequirements = `
import email, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    name = next(name for name in archive.namelist() if name.endswith('.dist-info/METADATA'))
    for line in email.message_from_bytes(archive.read(name)).get_all('Requires-Dist', []):
        if line.startswith('nvidia-') and 'and-cuda' in line:
            print(line.split(';')[0].strip())
`

const unpackAll = `
import sys, zipfile
folder, *wheels = sys.argv[1:]
for wheel in wheels:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if name.startswith('nvidia/')])
`

const libraryFolders = (folder) =>
  readdirSync(join(folder, 'nvidia'))
    .map((name) => join('nvidia', name, 'lib'))
    .filter((lib) => {
      try {
        return readdirSync(join(folder, lib)).length > 0
      } catch {
        return false
      }
    })

/** Puts NVIDIA's libraries into nvidia/ under `folder`. */
export async function addCuda(python, wheel, source, folder, report) {
  const { stdout } = await runQuietly(python, ['-c', readRequirements, wheel])
  const requirements = stdout.split('\n').filter(Boolean)
  if (requirements.length === 0) throw nativeProblem('damaged', 'the wheel names no CUDA libraries')
  report.step('download')
  const wheels = join(folder, 'nvidia-wheels')
  mkdirSync(wheels)
  const stop = watchFolder(wheels, report.bar('download'), { total: 2_500_000_000 })
  const args = [...pipDownload(source.tags), '--no-deps', '--dest', wheels, ...requirements]
  const fetched = await runQuietly(python, args, { env: pipEnv(wheels) })
  stop()
  if (fetched.code !== 0) throw downloadProblem(fetched.output)
  const files = readdirSync(wheels)
    .filter((name) => name.endsWith('.whl'))
    .map((name) => join(wheels, name))
  const { code, output } = await runQuietly(python, ['-c', unpackAll, folder, ...files])
  if (code !== 0) throw nativeProblem('damaged', `NVIDIA’s libraries could not be unpacked: ${lastLines(output, 1)}`)
  rmSync(wheels, { recursive: true, force: true })
}

/**
 * Linker flags that make the binding itself need NVIDIA's libraries: they are loaded with it, from beside it, and TensorFlow, which
 * looks for them by name when it first uses the card, then finds them loaded. Its own rpath expects Python's folders.
 */
export function cudaFlags(folder) {
  const folders = libraryFolders(folder)
  const libraries = folders.flatMap((lib) =>
    readdirSync(join(folder, lib))
      .filter((name) =>
        /^lib(cudart|cublas|cublasLt|cufft|curand|cusolver|cusparse|nccl|cudnn|nvJitLink|cupti)\.so\.\d+$/.test(name),
      )
      .map((name) => `-l:${name}`),
  )
  return [
    '-Wl,--no-as-needed',
    ...folders.flatMap((lib) => ['-L', join(folder, lib), `-Wl,-rpath,$ORIGIN/${lib}`]),
    ...libraries,
  ]
}
