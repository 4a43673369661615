import { Select } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunSummary } from '@shared/ipc/types'
import { runTitle } from '../training/runTitle'

/** Stands for weights as the seed makes them. */
export const FRESH = 'fresh'

interface Props {
  readonly runs: readonly RunSummary[]
  readonly value: string
  onChange(runId: string): void
}

/** Whose weights are written: those of a run, or fresh ones. */
export default function WeightsSelect({ runs, value, onChange }: Props): ReactElement {
  const { t } = useTranslation()
  const titleOf = (run: RunSummary): string =>
    /^#/.test(run.title) ? `${t('drawer.runTitle')} ${run.title}` : runTitle(run, t)
  return (
    <Select
      label={t('drawer.export.weights')}
      allowDeselect={false}
      value={value}
      onChange={(run) => run && onChange(run)}
      data={[
        ...runs.map((run) => ({ value: run.runId, label: titleOf(run) })),
        { value: FRESH, label: t('drawer.export.fresh') },
      ]}
    />
  )
}
