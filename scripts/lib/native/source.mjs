import { existsSync } from 'node:fs'
import { findOnPath } from '../system/findOnPath.mjs'

export const nativeVersion = '2.21.0'

/** Raised when the folder is put together differently, so that old ones are not used. */
const recipe = 1

const linuxLibraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2']
const linuxTags = (machine) => ['manylinux_2_27', 'manylinux_2_17', 'manylinux2014'].map((tag) => `${tag}_${machine}`)

/**
 * Which wheel of the Python Package Index carries the library for a system. Sizes are for the progress display and for the check of
 * free space; `cuda` asks for the nvidia-* wheels that this wheel names.
 */
const sources = {
  'linux-x64-cpu': {
    requirement: `tensorflow-cpu==${nativeVersion}`,
    tags: linuxTags('x86_64'),
    sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
    bytes: 273_829_956,
    unpackedBytes: 860_000_000,
    libraries: linuxLibraries,
  },
  // Not tried on a computer with an NVIDIA card so far; where it fails, the CPU's library is installed instead.
  'linux-x64-cuda': {
    requirement: `tensorflow==${nativeVersion}`,
    tags: linuxTags('x86_64'),
    sha256: '9056fbc9ba04235810b71ae6cbd958a196e8804fb53bbcffbf3e23b56155f124',
    bytes: 570_000_000,
    unpackedBytes: 6_500_000_000,
    libraries: linuxLibraries,
    cuda: true,
  },
  // Not tried so far.
  'linux-arm64-cpu': {
    requirement: `tensorflow==${nativeVersion}`,
    tags: linuxTags('aarch64'),
    sha256: '4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c',
    bytes: 280_000_000,
    unpackedBytes: 900_000_000,
    libraries: linuxLibraries,
  },
  // Not tried so far.
  'darwin-arm64-cpu': {
    requirement: `tensorflow==${nativeVersion}`,
    tags: ['macosx_12_0_arm64', 'macosx_11_0_arm64'],
    sha256: '51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88',
    bytes: 260_000_000,
    unpackedBytes: 900_000_000,
    libraries: ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'],
  },
}

/** The driver alone decides: the CUDA libraries come with the install. */
const hasNvidiaDriver = () => existsSync('/proc/driver/nvidia/version') || Boolean(findOnPath('nvidia-smi'))

/** The wheels to try for a system, the better one first; none where there is no such library. */
export function nativeSources(platform = process.platform, arch = process.arch, nvidia = hasNvidiaDriver()) {
  const flavors = nvidia ? ['cuda', 'cpu'] : ['cpu']
  return flavors.flatMap((flavor) => {
    const source = sources[`${platform}-${arch}-${flavor}`]
    return source ? [{ ...source, flavor, platform, arch }] : []
  })
}

/** The name of the folder in the cache. The studio knows it as well (src-main/services/native/nativeFolder.ts). */
export const nativeName = (platform = process.platform, arch = process.arch) =>
  `native-${nativeVersion}-${platform}-${arch}-r${recipe}`
