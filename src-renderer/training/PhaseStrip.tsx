import { Progress } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunState } from '@shared/training/runState'
import { formatNumber } from '../i18n/format'
import { isLive } from '../state/session/isLive'
import { useInterface } from '../state/studio'
import classes from './PhasesSection.module.css'
import { phaseTitle } from './phaseTitle'

/** The phases of a run side by side, each as wide as it is long, with what is done of it; nothing where there is only one. */
export default function PhaseStrip({ state }: { readonly state: RunState }): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const { started, phases: begun, step, status } = state
  const planned = started?.phases ?? []
  if (planned.length < 2) return null
  const current = begun.at(-1)?.phase ?? 0
  return (
    <ol className={classes['strip']} aria-label={t('drawer.phases.title')}>
      {planned.map(({ id, title, epochs, stepsPerEpoch }, i) => {
        const from = begun.find(({ phase }) => phase === i)?.step
        const next = begun.find(({ phase }) => phase === i + 1)
        const length = epochs * stepsPerEpoch
        const done = from === undefined ? 0 : next ? 1 : Math.min(1, (step - from) / Math.max(1, length))
        const name = phaseTitle(title, language)
        const text = [t('drawer.phases.phase', { number: i + 1 }), name].filter(Boolean).join(' · ')
        const label = `${text}, ${t('drawer.phases.epochs', { count: epochs, number: formatNumber(epochs, language) })}`
        return (
          <li
            key={id}
            title={label}
            style={{ flexGrow: length }}
            aria-current={i === current && isLive(status) ? 'step' : undefined}
          >
            <span className={classes['stripText']}>{name === '' ? text : `${i + 1} · ${name}`}</span>
            <Progress size={3} value={100 * done} transitionDuration={0} aria-label={label} />
          </li>
        )
      })}
    </ol>
  )
}
