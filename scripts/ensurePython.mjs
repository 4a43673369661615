// Finds or makes the Python environment in which the peer tests run what we export in real Keras.
//   node scripts/ensurePython.mjs    prints the path of its interpreter
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installFolder } from './lib/installFolder.mjs'
import { cacheFolder } from './lib/paths.mjs'
import { Problem } from './lib/Problem.mjs'
import { progress } from './lib/progress.mjs'
import { findPython, pipComplaint } from './lib/python.mjs'
import { runMain } from './lib/runMain.mjs'
import { lastLines, runQuietly } from './lib/runQuietly.mjs'
import { say, sayTo } from './lib/say.mjs'
import { watchFolder } from './lib/watchFolder.mjs'

/** The peers. TensorFlow brings NumPy. */
const requirements = [
  'tensorflow-cpu==2.21.0',
  'keras==3.15.1',
  'safetensors==0.8.0',
  'onnx==1.23.2',
  'onnxruntime==1.32.0',
  'tf2onnx==1.17.0',
  'black==26.10.1',
]
/** About what the installed environment takes on disk, for the progress display. */
const installedBytes = 1.5e9

const failed = (why, todo) =>
  new Problem({ what: 'The Python environment for the peer tests could not be made.', why, todo })
const interpreter = (folder) =>
  process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')

/** A system may have Python without the module that puts pip into an environment; its own pip can then install into it from outside. */
async function makeEnvironment(python, folder) {
  if ((await runQuietly(python, ['-m', 'venv', folder])).code === 0) return [interpreter(folder), '-m', 'pip']
  const { code, output } = await runQuietly(python, ['-m', 'venv', '--clear', '--without-pip', folder])
  if (code !== 0) throw failed(lastLines(output), 'install Python’s venv module (Debian: python3-venv)')
  return [python, '-m', 'pip', '--python', interpreter(folder)]
}

async function fill(python, folder) {
  say(`Making a Python environment with ${requirements.join(' and ')} for the peer tests (about 1.5 GB) ...`)
  const environment = join(folder, 'env')
  const [command, ...pip] = await makeEnvironment(python, environment)
  const stop = watchFolder(folder, progress('Python packages'), { total: installedBytes })
  const flags = [
    '--disable-pip-version-check',
    '--progress-bar',
    'off',
    '--timeout',
    '9',
    '--retries',
    '1',
    '--only-binary=:all:',
  ]
  // Unpacked beside the environment: the system's temporary folder may be a small one in memory.
  const env = { ...process.env, TMPDIR: folder }
  const { code, output } = await runQuietly(command, [...pip, 'install', ...flags, ...requirements], { env })
  stop()
  if (code !== 0)
    throw failed(
      pipComplaint(output),
      'check the network connection, and that this Python is one that TensorFlow supports',
    )
  const check = await runQuietly(interpreter(environment), ['-c', 'import keras'])
  if (check.code !== 0) throw failed(`Keras does not load: ${lastLines(check.output)}`)
  return environment
}

/**
 * The interpreter of a Python environment with the pinned Keras and TensorFlow; makes it where it is missing.
 * @returns {Promise<string>} also in process.env.NEUROLOOM_PYTHON
 * @throws {Problem} where Python, pip or the network is missing
 */
export async function ensurePython() {
  const given = process.env.NEUROLOOM_PYTHON
  if (given && existsSync(given)) return given
  const python = await findPython()
  if (!python) throw failed('Python 3 with pip was not found', 'install Python 3 with pip')
  // An environment belongs to the very interpreter that made it.
  const { stdout } = await runQuietly(python, ['-c', 'import sys; print(sys.version, sys.base_prefix)'])
  const key = createHash('sha256')
    .update(stdout + requirements.join())
    .digest('hex')
    .slice(0, 10)
  const folder = join(cacheFolder(), `python-${key}`)
  await installFolder(folder, 'it makes a Python environment', (temporary) => fill(python, temporary))
  process.env.NEUROLOOM_PYTHON = interpreter(folder)
  return interpreter(folder)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  sayTo(process.stderr)
  await runMain(async () => {
    process.stdout.write(`${await ensurePython()}\n`)
  })
}
