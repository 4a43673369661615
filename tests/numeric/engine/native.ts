import { openDevice, type Device } from '../../../src-main/trainer/openDevice'

/** Why tests on TensorFlow's native library cannot run here; undefined where they can. */
export const nativeMissing: string | undefined = process.env['NEUROLOOM_NATIVE']
  ? undefined
  : (process.env['NEUROLOOM_NATIVE_MISSING'] ?? '$NEUROLOOM_NATIVE names no folder with TensorFlow’s native library')

export async function openNativeDevice(): Promise<Device> {
  const opened = await openDevice('tensorflow')
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.cause}`)
  return opened.value
}
