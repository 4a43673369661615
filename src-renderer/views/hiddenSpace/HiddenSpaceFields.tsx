import { Button, Progress } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_HIDDEN_ROWS, type HiddenSpace } from '@shared/looks/hiddenSpace'
import NumberField from '../../inspector/NumberField'
import { useFormat } from '../../shell/useFormat'
import Choice from '../frame/Choice'
import frame from '../frame/frame.module.css'
import type { HiddenSpaceSettings } from './hiddenSpaceSettings'
import type { Tsne } from './useTsne'

interface Props {
  readonly settings: HiddenSpaceSettings
  readonly answer: HiddenSpace | undefined
  readonly tsne: Tsne
  onSettings(patch: Partial<HiddenSpaceSettings>): void
  /** Places the rows as they are now. */
  onStart(): void
}

const ROWS = [100, 300, MOST_HIDDEN_ROWS]

/** How outputs become points, and of how many rows. */
export default function HiddenSpaceFields(props: Props): ReactElement {
  const { settings, answer, onSettings } = props
  const { t } = useTranslation()
  const { number } = useFormat()
  const components = Math.min(answer?.width ?? 2, 3)
  const places = settings.way === 'tsne' && (answer?.size ?? 0) > 3
  const axes = Array.from({ length: components }, (_, i) => ({ value: String(i), label: String(i + 1) }))
  return (
    <>
      {(answer === undefined || answer.size > 3) && (
        <Choice
          label={t('views.hiddenSpace.way')}
          value={settings.way}
          data={(['pca', 'tsne'] as const).map((value) => ({ value, label: t(`views.hiddenSpace.${value}`) }))}
          onChange={(way) => onSettings({ way: way === 'tsne' ? 'tsne' : 'pca' })}
        />
      )}
      <Choice
        label={t('views.hiddenSpace.rows')}
        value={String(settings.rows)}
        data={ROWS.map((rows) => ({ value: String(rows), label: number(rows) }))}
        onChange={(rows) => onSettings({ rows: Number(rows) })}
      />
      {places ? (
        <TsneFields {...props} />
      ) : (
        components > 2 && (
          <>
            <Choice
              label={t('views.hiddenSpace.across')}
              value={String(settings.x)}
              data={axes}
              onChange={(x) => onSettings({ x: Number(x) })}
            />
            <Choice
              label={t('views.hiddenSpace.up')}
              value={String(settings.y)}
              data={axes}
              onChange={(y) => onSettings({ y: Number(y) })}
            />
          </>
        )
      )}
    </>
  )
}

function TsneFields({ settings, answer, tsne, onSettings, onStart }: Props): ReactElement {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { news, going, stop } = tsne
  return (
    <>
      <label>{t('views.hiddenSpace.perplexity')}</label>
      <NumberField
        label={t('views.hiddenSpace.perplexity')}
        spec={{ type: 'int', min: 2, max: 100 }}
        value={settings.perplexity}
        onChange={(perplexity) => onSettings({ perplexity })}
      />
      <Button
        size="compact-sm"
        variant="default"
        disabled={!answer}
        style={{ flex: 'none' }}
        onClick={() => (going ? stop() : onStart())}
      >
        {t(going ? 'views.hiddenSpace.stop' : 'views.hiddenSpace.start')}
      </Button>
      {going && (
        <>
          <Progress value={100 * (news?.share ?? 0)} aria-label={t('views.hiddenSpace.progress')} />
          <p className={frame['note']}>{number(Math.round(100 * (news?.share ?? 0)))} %</p>
        </>
      )}
    </>
  )
}
