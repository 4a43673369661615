import { constants } from 'node:os'

/** Whether there is the library through which Linux programs reach graphics cards; elsewhere the system has its own way. */
export function hasVulkan(): boolean {
  if (process.platform !== 'linux') return true
  try {
    process.dlopen({ exports: {} }, 'libvulkan.so.1', constants.dlopen.RTLD_LAZY)
    return true
  } catch (error) {
    // A library that is there is refused as well, for it is not one of Node's.
    return !(error instanceof Error && error.message.includes('cannot open shared object file'))
  }
}
