import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NativeState } from '@shared/ipc/nativeState'
import { BACKEND_TITLES, type BackendName, type DeviceInfo } from '@shared/training/runEvent'
import { problemText } from '../../i18n/problemText'
import { findBackends } from '../../state/session/findBackends'
import { useDevice, useStudio } from '../../state/studio'
import { useFormat } from '../useFormat'
import classes from './Device.module.css'
import { NativeLibrary } from './NativeLibrary'

type Standing = 'inUse' | 'available' | 'missing'

/** Every backend: in use, available or not, and why. */
export function Backends({ device }: { readonly device: DeviceInfo }): ReactElement {
  const { t } = useTranslation()
  const native = useDevice((state) => state.native)
  const nativeWhy = useNativeWhy(native)
  const card = useCard()
  const standing = (backend: string, isThere: boolean): Standing =>
    device.backend === backend ? 'inUse' : isThere ? 'available' : 'missing'
  const isWasmThere = device.reason?.startsWith('backend.wasm') !== true
  return (
    <ul className={classes['backends']}>
      <Backend id="tensorflow" standing={standing('tensorflow', native.status === 'ready')} why={nativeWhy}>
        <NativeLibrary />
      </Backend>
      <Backend id="webgpu" standing={standing('webgpu', card.isThere)} why={card.why} />
      <Backend
        id="wasm"
        standing={standing('wasm', isWasmThere)}
        why={t(isWasmThere ? 'shell.device.whys.wasm' : 'shell.device.whys.noWasm')}
      />
      <Backend id="cpu" standing={standing('cpu', true)} why={t('shell.device.whys.cpu')} />
    </ul>
  )
}

/** The graphics card that WebGPU found, or why there is none. */
function useCard(): { readonly isThere: boolean; readonly why: string } {
  const { t } = useTranslation()
  const studio = useStudio()
  const backends = useDevice((state) => state.backends)
  useEffect(() => {
    if (backends === undefined) void findBackends(studio)
  }, [backends, studio])
  const found = backends?.find(({ backend }) => backend === 'webgpu')
  if (found?.problem) return { isThere: false, why: problemText(found.problem) }
  const adapter = found?.device?.adapter
  if (!adapter) return { isThere: false, why: t('shell.device.whys.searching') }
  const { name, vendor, driver } = adapter
  const kind = adapter.software ? 'softwareCard' : 'card'
  return { isThere: true, why: t(`shell.device.whys.${kind}`, { name, vendor, driver }) }
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
