import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '../Problem.mjs'
import { runQuietly } from '../runQuietly.mjs'
import { findChromium } from './findChromium.mjs'
import { installSystemPackages } from './installSystemPackages.mjs'

const DRIVER = 'vk_swiftshader_icd.json'

/** SwiftShader comes with Chromium, in its folder. */
function findDriver() {
  const chromium = findChromium()
  const folders = ['/usr/lib/chromium', '/opt/google/chrome', ...(chromium ? [dirname(chromium)] : [])]
  return folders.map((folder) => join(folder, DRIVER)).find((path) => existsSync(path))
}

async function hasVulkan() {
  const { code, stdout } = await runQuietly('/sbin/ldconfig', ['-p'])
  return code === 0 && stdout.includes('libvulkan.so.1')
}

/**
 * SwiftShader, which plays a graphics card on the processor: tests of WebGPU compute on it.
 * @returns {Promise<string>} the path of its Vulkan driver, also in process.env.NEUROLOOM_SOFTWARE_CARD
 * @throws {Problem} where it cannot be had
 */
export async function ensureSoftwareCard() {
  if (process.platform !== 'linux')
    throw new Problem({ what: 'Tests of WebGPU compute on SwiftShader, which is set up on Linux only.' })
  const missing = [...(findDriver() ? [] : ['chromium']), ...((await hasVulkan()) ? [] : ['libvulkan1'])]
  await installSystemPackages(missing, 'The test of WebGPU')
  const driver = findDriver()
  if (!driver) throw new Problem({ what: `Chromium’s ${DRIVER} was not found.` })
  process.env.NEUROLOOM_SOFTWARE_CARD = driver
  return driver
}
