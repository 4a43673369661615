import { Button } from '@mantine/core'
import { useCallback, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DropoutMask } from '@shared/looks/dropoutMask'
import { percentText } from '@shared/percentText'
import { formatMeasure } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { useInterface } from '../../state/studio'
import type { ViewProps } from '../defineView'
import drawClasses from '../draw/draw.module.css'
import { drawHeat } from '../draw/drawHeat'
import Pointed, { type Spot } from '../draw/Pointed'
import { tonesFor } from '../draw/tones'
import ToneScale from '../draw/ToneScale'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'

/** Which values a layer drops in the step that comes next. */
export default function DropoutMaskView({ subject }: ViewProps): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const [ahead, setAhead] = useState(0)
  const { node, runId, checked } = subject
  const look = useLook(subject, { kind: 'dropoutMask', node, ahead })
  const rate = Number(checked.nodes[node]?.params['rate'] ?? 0)
  const scale = checked.nodes[node]?.node.type === 'gaussianDropout' ? undefined : 1 / (1 - rate)
  const { answer } = look
  return (
    <ViewBody
      subject={subject}
      look={look}
      fields={
        runId !== null && (
          <>
            <Button size="compact-sm" variant="default" onClick={() => setAhead(ahead + 1)}>
              {t('views.dropoutMask.next')}
            </Button>
            {ahead > 0 && (
              <Button size="compact-sm" variant="subtle" onClick={() => setAhead(0)}>
                {t('views.dropoutMask.back')}
              </Button>
            )}
            {answer && (
              <p data-testid="kept">
                {t('views.dropoutMask.kept', {
                  step: formatMeasure(answer.step + 1, language),
                  kept: percentText(answer.kept, language, 1),
                  rate: percentText(rate, language, 1),
                })}
                {scale !== undefined && ` ${t('views.dropoutMask.scale', { scale: formatMeasure(scale, language) })}`}
              </p>
            )}
          </>
        )
      }
    >
      {(mask) => <MaskPicture mask={mask} />}
    </ViewBody>
  )
}

/** A line for each row of the batch, a cell for each value: a channel of a map is a block of cells. */
function MaskPicture({ mask: { mask } }: { mask: DropoutMask }): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const [spot, setSpot] = useState<Spot | null>(null)
  const rows = mask.shape[0] ?? 1
  const units = Math.max(1, mask.values.length / rows)
  const tones = useMemo(() => tonesFor(mask.values), [mask])
  const draw = useCallback<Draw>(
    (context, room) => {
      const at = (row: number, column: number): number => mask.values[row * units + column] ?? NaN
      drawHeat(context, at, { rows, columns: units }, tones, { x: 0, y: 0, width: room.width, height: room.height })
    },
    [mask, rows, units, tones],
  )
  const row = Math.min(rows - 1, Math.floor((spot?.y ?? 0) * rows))
  const unit = Math.min(units - 1, Math.floor((spot?.x ?? 0) * units))
  const factor = mask.values[row * units + unit] ?? NaN
  return (
    <>
      <Pointed label={t('views.dropoutMask.keys')} onPoint={setSpot}>
        <Picture
          draw={draw}
          name={t('views.dropoutMask.name')}
          label={t('views.dropoutMask.picture', { rows, units })}
        />
      </Pointed>
      <p className={drawClasses['caption']}>
        <span>{t('views.dropoutMask.axes')}</span>
        <ToneScale tones={tones} />
        {spot && (
          <span>
            {t('views.dropoutMask.cell', {
              row: row + 1,
              unit: unit + 1,
              what: factor === 0 ? t('views.dropoutMask.dropped') : `× ${formatMeasure(factor, language)}`,
            })}
          </span>
        )}
      </p>
    </>
  )
}
