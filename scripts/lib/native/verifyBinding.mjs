import { join } from 'node:path'
import { lastLines, runQuietly } from '../runQuietly.mjs'
import { nativeProblem } from './problems.mjs'
import { nativeVersion } from './source.mjs'

/** A child process tries it: a library that ends its process must not end ours, and it can be loaded only once. */
const program = `
const binding = require(process.argv[1])
const card = process.argv[2] === 'card' && binding.isUsingGpuDevice()
process.stdout.write('version=' + binding.TF_Version + '\\ncard=' + card + '\\n', () => process.exit(0))`

/**
 * Makes sure that the binding in `folder` loads here and speaks for the expected TensorFlow.
 * @param {{ card?: boolean }} [options] card: it must find the NVIDIA card
 */
export async function verifyBinding(folder, report, { card = false } = {}) {
  report.step('verify')
  const binding = join(folder, 'tfjs_binding.node')
  // In Electron our own executable is Node only with this variable.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', TF_CPP_MIN_LOG_LEVEL: '3' }
  const { code, output, stdout } = await runQuietly(process.execPath, ['-e', program, binding, card ? 'card' : ''], {
    env,
    timeoutMs: 120_000,
  })
  const version = /^version=(.*)$/m.exec(stdout)?.[1]
  if (code !== 0) throw nativeProblem('load', `it does not load: ${lastLines(output.replace(/\n\s+at .*/g, ''), 2)}`)
  if (version !== nativeVersion) throw nativeProblem('load', `it says that it is TensorFlow ${version}`)
  if (card && !/^card=true$/m.test(stdout)) throw nativeProblem('load', 'it finds no card that it can use')
}
