import { Select } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Histogram } from '@shared/looks/histograms'
import type { ViewProps } from '../defineView'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'
import { withMoment, type Moment } from './collect'
import SpreadPicture from './SpreadPicture'

interface Settings {
  /** What is shown, `gradient/kernel`; empty: the first. */
  readonly spread: string
}

const keyOf = ({ what, name }: Histogram): string => `${what}/${name}`

/** How numbers of a layer are spread, at all steps that were seen since this was opened. */
export default function HistogramsView({ subject, settings, onSettings }: ViewProps<Settings>): ReactElement {
  const { t } = useTranslation()
  const look = useLook(subject, { kind: 'histograms', node: subject.node })
  const { answer } = look
  const [moments, setMoments] = useState<readonly Moment[]>([])
  useEffect(() => {
    if (answer) setMoments((all) => withMoment(all, { step: answer.trained, histograms: answer.histograms }))
  }, [answer])
  const kinds = answer?.histograms ?? []
  const spread = kinds.some((one) => keyOf(one) === settings.spread) ? settings.spread : kinds[0] && keyOf(kinds[0])
  const shown = useMemo(
    () =>
      moments.flatMap(({ step, histograms }) =>
        histograms.filter((one) => keyOf(one) === spread).map((one) => ({ ...one, step })),
      ),
    [moments, spread],
  )
  const title = ({ what, name }: Histogram): string =>
    what === 'output' ? t('views.histograms.what.output') : t(`views.histograms.what.${what}`, { name })
  return (
    <ViewBody
      subject={subject}
      look={look}
      fields={
        kinds.length > 0 && (
          <Select
            size="xs"
            label={t('views.histograms.of')}
            value={spread ?? null}
            allowDeselect={false}
            onChange={(next) => next !== null && onSettings({ spread: next })}
            data={kinds.map((one) => ({ value: keyOf(one), label: title(one) }))}
          />
        )
      }
    >
      {() => shown.length > 0 && <SpreadPicture all={shown} name={title(shown[0] as Histogram)} />}
    </ViewBody>
  )
}
