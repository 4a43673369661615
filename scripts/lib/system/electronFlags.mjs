import { existsSync, readFileSync } from 'node:fs'
import { say } from '../say.mjs'

const setting = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined)

/** Why Chromium's sandbox cannot work here; undefined where it can. */
function noSandboxReason() {
  if (process.platform !== 'linux') return undefined
  if (process.getuid() === 0) return 'you are root'
  if (
    setting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    setting('/proc/sys/kernel/unprivileged_userns_clone') === '0'
  )
    return 'this system forbids user namespaces to programs outside its list'
  return undefined
}

/** The command line switches that Electron needs on this system; says what it gives up. */
export function electronFlags() {
  // Only what ends it: without a session bus or a GPU, Chromium complains a lot about what it does not need.
  const flags = ['--log-level=3']
  const reason = noSandboxReason()
  if (reason) {
    say(`Running Electron with --no-sandbox, because ${reason}.`)
    flags.push('--no-sandbox')
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && process.env.WAYLAND_DISPLAY)
    flags.push('--ozone-platform=wayland')
  return flags
}
