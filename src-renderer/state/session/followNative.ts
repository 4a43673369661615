import type { NativeState } from '@shared/ipc/nativeState'
import type { Studio } from '../studio'

/** Keeps what is shown of the device and of the native library true. Returns the function that ends it. */
export function followNative({ client, devices }: Studio): () => void {
  const refreshDevice = async (): Promise<void> => {
    const device = await client.call('app.device', undefined)
    if (device.ok) devices.setState({ device: device.value, speeds: { status: 'unknown' }, backends: undefined })
  }
  const take = (native: NativeState): void => {
    const before = devices.getState().native.status
    devices.setState({ native })
    // Only a library that came or went changes what a run computes on.
    if ((before === 'ready') !== (native.status === 'ready')) void refreshDevice()
  }
  let told = 0
  const ask = async (): Promise<void> => {
    const mine = told
    const native = await client.call('native.state', undefined)
    // What was told meanwhile is newer.
    if (native.ok && told === mine) take(native.value)
  }
  const stops = [
    client.on('native.changed', (native) => {
      told++
      take(native)
    }),
    client.connection.subscribe((state) => {
      if (state === 'open') void ask()
    }),
  ]
  void ask()
  return () => stops.forEach((stop) => stop())
}
