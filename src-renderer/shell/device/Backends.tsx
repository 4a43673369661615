import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NativeState } from '@shared/ipc/nativeState'
import type { BackendState } from '@shared/ipc/types'
import { BACKENDS, BACKEND_TITLES, type BackendName, type DeviceInfo } from '@shared/training/runEvent'
import { useCall } from '../../bridge/useCall'
import { problemText } from '../../i18n/problemText'
import { useDevice } from '../../state/studio'
import { useFormat } from '../useFormat'
import classes from './Device.module.css'
import { NativeLibrary } from './NativeLibrary'

type Standing = 'inUse' | 'available' | 'missing' | 'trying'

/** Every backend: in use, available or not, and why, as tried in processes of their own. */
export function Backends({ device }: { readonly device: DeviceInfo }): ReactElement {
  const { t } = useTranslation()
  const native = useDevice((state) => state.native)
  const nativeWhy = useNativeWhy(native)
  const { value: tried, ask } = useCall('app.backends')
  // The library comes and goes with its status.
  useEffect(() => void ask(), [ask, native.status])
  const cardWhy = useCardWhy(tried?.find(({ backend }) => backend === 'webgpu'))
  const { wasm, cpu } = { wasm: t('shell.device.whys.wasm'), cpu: t('shell.device.whys.cpu') }
  const whys = { tensorflow: nativeWhy, webgpu: cardWhy, wasm, cpu }
  return (
    <ul className={classes['backends']}>
      {BACKENDS.map((backend) => {
        const state = tried?.find((one) => one.backend === backend)
        const isNative = backend === 'tensorflow'
        // Where it is not installed there is more to say than that it does not open.
        const problem = isNative && native.status !== 'ready' ? undefined : state?.problem
        return (
          <Backend
            key={backend}
            state={state ?? { backend }}
            isInUse={device.backend === backend}
            why={problem ? problemText(problem) : whys[backend]}
            detail={problem?.cause?.split('\n')[0]}
          >
            {isNative ? <NativeLibrary isBroken={problem !== undefined} /> : undefined}
          </Backend>
        )
      })}
    </ul>
  )
}

/** The graphics card that WebGPU found. */
function useCardWhy(card: BackendState | undefined): string {
  const { t } = useTranslation()
  const adapter = card?.device?.adapter
  if (!adapter) return t('shell.device.whys.searching')
  const { name, vendor, driver } = adapter
  return t(`shell.device.whys.${adapter.software ? 'softwareCard' : 'card'}`, { name, vendor, driver })
}

function useNativeWhy(native: NativeState): string {
  const { t } = useTranslation()
  const { number } = useFormat()
  if (native.status === 'failed') return problemText(native.problem)
  if (native.status !== 'ready') return t(`shell.device.native.${native.status}`)
  const { version, flavor, size, noCard } = native
  const ready = t(`shell.device.native.ready.${flavor}`, { version, size: number(size / 1e6, 0) })
  return noCard === undefined ? ready : `${ready} ${t('shell.device.native.noCard', { why: noCard })}`
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
  /** Neither opened nor refused: it is being tried. */
  readonly state: BackendState
  readonly isInUse: boolean
  readonly why: string
  /** What the system said. */
  readonly detail: string | undefined
  readonly children: ReactElement | undefined
}

function Backend({ state, isInUse, why, detail, children }: BackendProps): ReactElement {
  const { t } = useTranslation()
  const { backend, device, problem } = state
  const speed = useSpeed(backend)
  const standing: Standing = isInUse ? 'inUse' : device ? 'available' : problem ? 'missing' : 'trying'
  return (
    <li data-standing={standing} data-testid={`backend-${backend}`}>
      <div className={classes['name']}>
        <span>{[BACKEND_TITLES[backend], device?.version].filter(Boolean).join(' ')}</span>
        <span>{t(`shell.device.standing.${standing}`)}</span>
      </div>
      {speed !== undefined && <p data-testid={`speed-${backend}`}>{speed}</p>}
      <p>{why}</p>
      {detail !== undefined && <code tabIndex={0}>{detail}</code>}
      {children}
    </li>
  )
}
