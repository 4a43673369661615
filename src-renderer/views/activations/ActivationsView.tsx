import { Button } from '@mantine/core'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { LookTensor } from '@shared/looks/look'
import type { Look } from '@shared/looks/looks'
import { formatShape } from '../../i18n/format'
import RowField from '../../inside/RowField'
import { useFormat } from '../../shell/useFormat'
import { useNodeTitles } from '../../training/useNodeTitles'
import type { ViewProps, ViewSubject } from '../defineView'
import Bars from '../draw/Bars'
import drawClasses from '../draw/draw.module.css'
import FixedScale from '../draw/FixedScale'
import Pager from '../draw/Pager'
import SheetPicture from '../draw/SheetPicture'
import type { SheetCell } from '../draw/sheets'
import { scaleOf } from '../draw/tones'
import ViewBody from '../frame/ViewBody'
import { shortFloat } from '../weights/shortFloat'
import { useLook } from '../useLook'
import { activationSheets, MOST_BARS, MOST_MAPS } from './activationSheets'
import InputPicture from './InputPicture'
import { labelsAt } from './labelsAt'

export interface ActivationsSettings {
  /** Of the training part, counted from 0. */
  readonly row: number
  /** The first map that is shown, and the one that is shown in all the room. */
  readonly from: number
  readonly only: number | null
  /** Ends of the scale while it is held; `null`: it goes with the numbers. */
  readonly scale: number | null
}

type Props = ViewProps<ActivationsSettings>

/** What comes out of a node for one row. */
export default function ActivationsView({ subject, settings, onSettings }: Props): ReactElement {
  const { node } = subject
  const { row } = settings
  const look = useLook(subject, { kind: 'activations', node, rows: { from: row, count: 1 } })
  return (
    <ViewBody
      subject={subject}
      look={look}
      fields={subject.runId !== null && <Fields answer={look.answer} settings={settings} onSettings={onSettings} />}
    >
      {({ outputs, inputs }) => (
        <div className={drawClasses['beside']}>
          <InputPicture subject={subject} inputs={inputs} />
          {Object.entries(outputs).map(([port, value]) => (
            <div key={port} className={drawClasses['column']}>
              <Output subject={subject} port={port} value={value} settings={settings} onSettings={onSettings} />
            </div>
          ))}
        </div>
      )}
    </ViewBody>
  )
}

interface FieldsProps extends Pick<Props, 'settings' | 'onSettings'> {
  readonly answer: Look<'activations'> | undefined
}

function Fields({ answer, settings, onSettings }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const { row, from, only, scale } = settings
  const [output] = Object.values(answer?.outputs ?? {})
  const shape = output?.shape.slice(1) ?? []
  const channels = shape.length >= 3 ? (shape.at(-1) ?? 1) : 1
  const drawn = shape.length >= 2 || (shape[0] ?? 1) > MOST_BARS
  return (
    <>
      <RowField row={row} rows={answer?.rows ?? 0} onChange={(next) => onSettings({ row: next })} />
      {only === null ? (
        <Pager
          label={t('views.activations.maps')}
          from={from}
          shown={MOST_MAPS}
          total={channels}
          onFrom={(next) => onSettings({ from: next })}
        />
      ) : (
        <>
          <Pager
            label={t('views.activations.map')}
            from={only}
            shown={1}
            total={channels}
            onFrom={(next) => onSettings({ only: next })}
          />
          <Button size="compact-xs" variant="default" onClick={() => onSettings({ only: null })}>
            {t('views.activations.all')}
          </Button>
        </>
      )}
      {output && drawn && (
        <FixedScale values={output.values} scale={scale} onScale={(next) => onSettings({ scale: next })} />
      )}
    </>
  )
}

interface OutputProps extends Pick<Props, 'settings' | 'onSettings'> {
  readonly subject: ViewSubject
  readonly port: string
  readonly value: LookTensor
}

function Output({ subject, port, value, settings, onSettings }: OutputProps): ReactElement {
  const { t } = useTranslation()
  const { checked, node, document } = subject
  const { number } = useFormat()
  const title = useNodeTitles(document.nodes)(node)
  const { from, only, scale } = settings
  const { values } = value
  const shape = value.shape.slice(1)
  const drawn = useMemo(() => activationSheets(value.shape.slice(1), from, only), [value, from, only])
  const { sheets, standing, kind, total, words } = drawn
  const tones = useMemo(() => scaleOf(values, scale), [values, scale])
  const label = t('views.activations.picture', { shape: formatShape(shape) })
  if (kind === 'vector' && values.length <= MOST_BARS) {
    const names = namesOf(labelsAt(checked, { node, port }), values.length)
    const bars = values.map((one, i) => ({
      name: names?.[i] ?? t('views.activations.places.vector', { unit: i + 1 }),
      value: one,
    }))
    return (
      <>
        <Bars bars={bars} label={label} />
        <p className={drawClasses['caption']}>{formatShape(shape)}</p>
      </>
    )
  }
  const valueOf = ({ sheet, row, column }: SheetCell): number => values[sheets[sheet]?.index(row, column) ?? -1] ?? NaN
  const enlarges = kind === 'maps' && total > 1 && only === null
  return (
    <SheetPicture
      sheets={sheets}
      values={values}
      tones={tones}
      standing={standing}
      name={title}
      label={label}
      caption={
        <span>
          {formatShape(shape)}
          {kind === 'sequence' && ` · ${t('views.activations.axes')}`}
          {enlarges && ` · ${t('views.activations.enlarge')}`}
        </span>
      }
      tell={(cell) => {
        const place = t(`views.activations.places.${kind}`, words(cell))
        return t('views.activations.cell', { place, value: number(shortFloat(valueOf(cell)), 6) })
      }}
      {...(enlarges && { onCell: (cell: SheetCell) => onSettings({ only: (words(cell)['channel'] ?? 1) - 1 }) })}
    />
  )
}

/** Names of the classes that an output has a number for each of. */
function namesOf(type: TensorType | undefined, size: number): readonly string[] | undefined {
  const { labels } = type ?? {}
  if (!labels || labels.classes !== size) return undefined
  return labels.names ?? Array.from({ length: size }, (_, i) => String(i))
}
