import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NativeState } from '@shared/ipc/nativeState'
import { BACKEND_TITLES, type BackendName, type DeviceInfo } from '@shared/training/runEvent'
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
  const isWasmThere = device.reason?.startsWith('backend.wasm') !== true
  return (
    <ul className={classes['backends']}>
      <Backend id="tensorflow" standing={standing('tensorflow', native.status === 'ready')} why={nativeWhy}>
        <NativeLibrary />
      </Backend>
      <Backend
        id="wasm"
        standing={standing('wasm', isWasmThere)}
        why={t(isWasmThere ? 'shell.device.whys.wasm' : 'shell.device.whys.noWasm')}
      />
      <Backend id="cpu" standing={standing('cpu', true)} why={t('shell.device.whys.cpu')} />
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

/** How fast it was when it was measured, or why it could not be. */
function useSpeed(backend: BackendName): string | undefined {
  const { t } = useTranslation()
  const { compact } = useFormat()
  const speeds = useDevice((state) => state.speeds)
  const mine = speeds.status === 'measured' ? speeds.of.find((speed) => speed.backend === backend) : undefined
  if (!mine) return undefined
  if (mine.examplesPerSecond === undefined) return mine.problem && problemText(mine.problem)
  return t('shell.device.measure.speed', { rate: compact(mine.examplesPerSecond) })
}

interface BackendProps {
  readonly id: BackendName
  readonly standing: Standing
  readonly why: string
  readonly children?: ReactElement
}

function Backend({ id, standing, why, children }: BackendProps): ReactElement {
  const { t } = useTranslation()
  const speed = useSpeed(id)
  return (
    <li data-standing={standing}>
      <div className={classes['name']}>
        <span>{BACKEND_TITLES[id]}</span>
        <span>{t(`shell.device.standing.${standing}`)}</span>
      </div>
      {speed !== undefined && <p data-testid={`speed-${id}`}>{speed}</p>}
      <p>{why}</p>
      {children}
    </li>
  )
}
