import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

/** What a script of this repository prints last. */
export function pathFrom(script) {
  const { stdout, status } = spawnSync(process.execPath, [join(ROOT, 'scripts', script)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`scripts/${script} ended with ${status}`)
  return stdout.trim().split('\n').at(-1)
}
