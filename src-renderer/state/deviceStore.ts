import type { NativeState } from '@shared/ipc/nativeState'
import type { DeviceInfo } from '@shared/training/runEvent'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What computes on this computer, and where its native library stands. */
export interface DeviceState {
  /** The device a run would use now. */
  readonly device: DeviceInfo
  readonly native: NativeState
}
export type DeviceStore = StoreApi<DeviceState>

export const createDeviceStore = (device: DeviceInfo): DeviceStore =>
  createStore<DeviceState>(() => ({ device, native: { status: 'absent' } }))
