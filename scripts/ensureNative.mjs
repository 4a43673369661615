// Finds or installs TensorFlow's native library, on which training is fastest.
//   node scripts/ensureNative.mjs             prints the path of its folder
//   node scripts/ensureNative.mjs --json      prints progress and the outcome as one JSON object a line
//   node scripts/ensureNative.mjs --verify    reads a library that is there whole, and replaces it where it is damaged
//   node scripts/ensureNative.mjs --remove    takes it away
import { fileURLToPath } from 'node:url'
import { inJson } from './lib/native/inJson.mjs'
import { installNative, isNative, isSound, removeNative } from './lib/native/installNative.mjs'
import { nativeProblem } from './lib/native/problems.mjs'
import { jsonReporter, plainReporter } from './lib/native/reporters.mjs'
import { runMain } from './lib/runMain.mjs'
import { sayTo } from './lib/say.mjs'

/**
 * The folder of TensorFlow's native library; installs it where it is missing (npm packages must be installed).
 * @returns {Promise<string>} also in process.env.NEUROLOOM_NATIVE
 * @throws {Problem} where it cannot be had: no Python, compiler, network or space, or no library for this system
 */
export async function ensureNative(report = plainReporter, { verify = false } = {}) {
  const given = process.env.NEUROLOOM_NATIVE
  if (given && isNative(given)) {
    if (verify && !(await isSound(given, report))) throw nativeProblem('givenBroken', `${given} is damaged`)
    return given
  }
  const folder = await installNative(report, { verify })
  process.env.NEUROLOOM_NATIVE = folder
  return folder
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  sayTo(process.stderr)
  const verify = process.argv.includes('--verify')
  const work = process.argv.includes('--remove') ? removeNative : (report) => ensureNative(report, { verify })
  // The studio runs this in Electron's own Node, which in the older Electron is 16.
  const atLeast = 16
  await runMain(async () => {
    if (process.argv.includes('--json')) return inJson(jsonReporter, work)
    process.stdout.write(`${await work(plainReporter)}\n`)
  }, atLeast)
}
