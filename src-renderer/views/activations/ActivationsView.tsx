import { useCallback, useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LookTensor } from '@shared/looks/look'
import { formatShape } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import RowField from '../../inside/RowField'
import { useNodeTitles } from '../../training/useNodeTitles'
import type { ViewProps } from '../defineView'
import drawClasses from '../draw/draw.module.css'
import { drawTensor } from '../draw/drawTensor'
import { tonesFor } from '../draw/tones'
import ToneScale from '../draw/ToneScale'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'

interface Settings {
  /** Of the training part, counted from 0. */
  readonly row: number
}

/** What comes out of a node for one row. */
export default function ActivationsView({ subject, settings: { row }, onSettings }: ViewProps<Settings>): ReactElement {
  const { node } = subject
  const look = useLook(subject, { kind: 'activations', node, rows: { from: row, count: 1 } })
  return (
    <ViewBody
      subject={subject}
      look={look}
      fields={
        subject.runId !== null && (
          <RowField row={row} rows={look.answer?.rows ?? 0} onChange={(next) => onSettings({ row: next })} />
        )
      }
    >
      {({ outputs }) => Object.entries(outputs).map(([port, value]) => <Output key={port} node={node} value={value} />)}
    </ViewBody>
  )
}

function Output({ node, value }: { node: string; value: LookTensor }): ReactElement {
  const { t } = useTranslation()
  const title = useNodeTitles()(node)
  const tones = useMemo(() => tonesFor(value.values), [value])
  const shape = value.shape.slice(1)
  const draw = useCallback<Draw>(
    (context, room) => drawTensor(context, { shape: value.shape.slice(1), values: value.values }, tones, room),
    [value, tones],
  )
  return (
    <>
      <Picture draw={draw} name={title} label={t('views.activations.picture', { shape: formatShape(shape) })} />
      <p className={drawClasses['caption']}>
        <span>{formatShape(shape)}</span>
        <ToneScale tones={tones} />
      </p>
    </>
  )
}
