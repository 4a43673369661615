import type { NativeState } from '@shared/ipc/nativeState'
import type { BackendSpeed, BackendState } from '@shared/ipc/types'
import type { Problem } from '@shared/result'
import type { DeviceInfo } from '@shared/training/runEvent'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What computes on this computer, and where its native library stands. */
export interface DeviceState {
  /** The device a run would use now. */
  readonly device: DeviceInfo
  readonly native: NativeState
  /** Every backend and why those that are missing are; asked when somebody looks. */
  readonly backends?: readonly BackendState[] | undefined
  /** How fast each backend trained a small network here. */
  readonly speeds: Speeds
}
export type Speeds =
  | { readonly status: 'unknown' | 'measuring' }
  | { readonly status: 'measured'; readonly of: readonly BackendSpeed[] }
  | { readonly status: 'failed'; readonly problem: Problem }
export type DeviceStore = StoreApi<DeviceState>

export const createDeviceStore = (device: DeviceInfo): DeviceStore =>
  createStore<DeviceState>(() => ({ device, native: { status: 'absent' }, speeds: { status: 'unknown' } }))
