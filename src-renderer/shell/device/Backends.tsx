import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NativeState } from '@shared/ipc/nativeState'
import type { DeviceInfo } from '@shared/training/runEvent'
import { problemText } from '../../i18n/problemText'
import { useDevice } from '../../state/studio'
import { useFormat } from '../useFormat'
import classes from './Device.module.css'
import { NativeLibrary } from './NativeLibrary'

type Standing = 'inUse' | 'available' | 'missing'

/** Every backend: in use, available or not, and why. */
export function Backends({ device }: { readonly device: DeviceInfo }): ReactElement {
  const { t } = useTranslation()
  const native = useDevice((state) => state.native)
  const nativeWhy = useNativeWhy(native)
  const standing = (backend: string, isThere: boolean): Standing =>
    device.backend === backend ? 'inUse' : isThere ? 'available' : 'missing'
  const isWasmThere = device.reason !== 'wasmUnavailable'
  return (
    <ul className={classes['backends']}>
      <Backend name="TensorFlow" standing={standing('tensorflow', native.status === 'ready')} why={nativeWhy}>
        <NativeLibrary />
      </Backend>
      <Backend
        name="WebAssembly"
        standing={standing('wasm', isWasmThere)}
        why={t(isWasmThere ? 'shell.device.whys.wasm' : 'shell.device.whys.noWasm')}
      />
      <Backend name="JavaScript" standing={standing('cpu', true)} why={t('shell.device.whys.cpu')} />
    </ul>
  )
}

function useNativeWhy(native: NativeState): string {
  const { t } = useTranslation()
  const { number } = useFormat()
  if (native.status === 'failed') return problemText(native.problem)
  if (native.status !== 'ready') return t(`shell.device.native.${native.status}`)
  const { version, flavor, size } = native
  return t(`shell.device.native.ready.${flavor}`, { version, size: number(size / 1e6, 0) })
}

interface BackendProps {
  readonly name: string
  readonly standing: Standing
  readonly why: string
  readonly children?: ReactElement
}

function Backend({ name, standing, why, children }: BackendProps): ReactElement {
  const { t } = useTranslation()
  return (
    <li data-standing={standing}>
      <div className={classes['name']}>
        <span>{name}</span>
        <span>{t(`shell.device.standing.${standing}`)}</span>
      </div>
      <p>{why}</p>
      {children}
    </li>
  )
}
