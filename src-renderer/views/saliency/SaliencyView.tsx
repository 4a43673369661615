import { Button, Progress, Select } from '@mantine/core'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Look } from '@shared/looks/looks'
import { formatMeasure } from '../../i18n/format'
import { problemText } from '../../i18n/problemText'
import RowField from '../../inside/RowField'
import { classesOf } from '../../inside/viewLayers'
import NumberField from '../../inspector/NumberField'
import { toneRange } from '../../samples/toPicture'
import { useFormat } from '../../shell/useFormat'
import InputPicture from '../activations/InputPicture'
import type { ViewProps, ViewSubject } from '../defineView'
import Bars from '../draw/Bars'
import drawClasses from '../draw/draw.module.css'
import SheetPicture from '../draw/SheetPicture'
import type { Sheet } from '../draw/sheets'
import { tonesFor } from '../draw/tones'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'
import { measuredPort, type MeasuredPort } from './measuredPort'
import { useOcclusion } from './useOcclusion'

type Method = 'gradient' | 'product' | 'occlusion'
export interface SaliencySettings {
  /** Of the training part, counted from 0. */
  readonly row: number
  /** The output that is explained; `null`: the greatest. */
  readonly output: number | null
  readonly method: Method
  /** Sides of the patch and its steps, pixels. */
  readonly size: number
  readonly stride: number
}
type Props = ViewProps<SaliencySettings>

/** How much each number that goes in moves an answer. */
export default function SaliencyView({ subject, settings, onSettings }: Props): ReactElement {
  const { row, output } = settings
  const port = useMemo(() => measuredPort(subject.checked), [subject.checked])
  const rows = { from: row, count: 1 }
  const look = useLook(subject, { kind: 'saliency', rows, ...(output !== null && { output }) })
  const canCover = port?.shape.length === 3
  const method = canCover || settings.method !== 'occlusion' ? settings.method : 'gradient'
  return (
    <ViewBody
      subject={subject}
      look={look}
      fields={
        subject.runId !== null && (
          <Fields {...{ subject, settings, onSettings, canCover }} answer={look.answer} method={method} />
        )
      }
    >
      {(answer) => {
        if (!port) return null
        return (
          <div className={drawClasses['beside']}>
            <InputPicture subject={subject} inputs={answer.inputs} />
            <div className={drawClasses['column']}>
              {method === 'occlusion' ? (
                <Covered subject={subject} answer={answer} port={port} settings={settings} />
              ) : (
                <Gradients answer={answer} port={port} product={method === 'product'} />
              )}
            </div>
          </div>
        )
      }}
    </ViewBody>
  )
}

interface FieldsProps extends Props {
  readonly answer: Look<'saliency'> | undefined
  readonly method: Method
  readonly canCover: boolean
}

function Fields({ subject, settings, onSettings, answer, method, canCover }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const { language } = useFormat()
  const names = classesOf(subject.checked)
  const scores = answer?.scores ?? []
  const nameOf = (i: number): string =>
    names.length === scores.length ? (names[i] ?? '') : t('views.saliency.answer', { number: i + 1 })
  const data = scores.map((score, i) => ({
    value: String(i),
    label: `${nameOf(i)} · ${formatMeasure(score, language)}`,
  }))
  const methods: readonly Method[] = canCover ? ['gradient', 'product', 'occlusion'] : ['gradient', 'product']
  return (
    <>
      <RowField row={settings.row} rows={answer?.rows ?? 0} onChange={(next) => onSettings({ row: next })} />
      {scores.length > 1 && (
        <Select
          size="xs"
          label={t('views.saliency.output')}
          value={String(settings.output ?? answer?.output ?? 0)}
          allowDeselect={false}
          onChange={(next) => next !== null && onSettings({ output: Number(next) })}
          data={data}
        />
      )}
      <Select
        size="xs"
        label={t('views.saliency.method')}
        value={method}
        allowDeselect={false}
        onChange={(next) => next !== null && onSettings({ method: next as Method })}
        data={methods.map((value) => ({ value, label: t(`views.saliency.methods.${value}`) }))}
      />
      {method === 'occlusion' &&
        (['size', 'stride'] as const).map((name) => (
          <label key={name} className={drawClasses['pager']}>
            <span>{t(`views.saliency.${name}`)}</span>
            <NumberField
              label={t(`views.saliency.${name}`)}
              spec={{ type: 'int', min: 1, max: 64 }}
              value={settings[name]}
              onChange={(next) => onSettings({ [name]: next })}
            />
          </label>
        ))}
    </>
  )
}

interface GradientsProps {
  readonly answer: Look<'saliency'>
  readonly port: MeasuredPort
  readonly product: boolean
}

/** Gradients as a map over the picture, over time, or a bar for each column of a table. */
function Gradients({ answer, port, product }: GradientsProps): ReactElement {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { node, at, shape, names } = port
  const values = useMemo(() => {
    const own = (all: readonly number[] = []): readonly number[] => all.slice(at, at + sizeOf(shape))
    const given = own(answer.inputs[node]?.[0])
    return own(answer.gradients[node]).map((value, i) => (product ? value * (given[i] ?? 0) : Math.abs(value)))
  }, [answer, node, at, shape, product])
  const shown = useMemo(() => strongest(values, shape, product), [values, shape, product])
  const tones = useMemo(() => tonesFor(shown.values), [shown])
  const label = t(`views.saliency.methods.${product ? 'product' : 'gradient'}`)
  if (shape.length < 2) {
    const bars = values.map((value, i) => ({ name: names?.[i] ?? t('views.saliency.input', { number: i + 1 }), value }))
    return (
      <>
        <Bars bars={bars} label={label} />
        <p className={drawClasses['caption']}>{label}</p>
      </>
    )
  }
  const sheets = shown.sheets
  return (
    <SheetPicture
      sheets={sheets}
      values={shown.values}
      tones={tones}
      standing={shape.length === 2 ? { stretches: true } : undefined}
      name={label}
      label={label}
      caption={<span>{label}</span>}
      tell={({ sheet, row, column }) => {
        const value = number(shown.values[sheets[sheet]?.index(row, column) ?? -1] ?? NaN, 6)
        return shape.length === 2
          ? t('views.saliency.moment', { time: column + 1, number: row + 1, value })
          : t('views.saliency.cell', { row: row + 1, column: column + 1, value })
      }}
    />
  )
}

/** One map: of a pixel its strongest channel, or the sum of its products; of a sequence time to the right. */
function strongest(
  values: readonly number[],
  shape: readonly number[],
  product: boolean,
): { readonly values: readonly number[]; readonly sheets: readonly Sheet[] } {
  const [rows = 1, columns = 1, channels = 1] = shape
  if (shape.length === 2)
    return { values, sheets: [{ rows: columns, columns: rows, index: (row, column) => column * columns + row }] }
  const pixels = Array.from({ length: rows * columns }, (_, i) => values.slice(i * channels, (i + 1) * channels))
  const map = pixels.map((all) => (product ? all.reduce((sum, one) => sum + one, 0) : Math.max(...all)))
  return { values: map, sheets: [{ rows, columns, index: (row, column) => row * columns + column }] }
}

interface CoveredProps {
  readonly subject: ViewSubject
  readonly answer: Look<'saliency'>
  readonly port: MeasuredPort
  readonly settings: SaliencySettings
}

/** How much the score falls where a gray patch covers the picture. */
function Covered({ subject, answer, port, settings }: CoveredProps): ReactElement {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { row, size, stride } = settings
  const { low, high } = toneRange([answer.inputs[port.node]?.[0] ?? []])
  const output = settings.output ?? answer.output
  const { runId } = subject
  const { found, busy, problem, begin, cancel } = useOcclusion(
    runId === null ? null : { runId, row, output, size, stride, fill: (low + high) / 2 },
  )
  const fallen = useMemo(() => found?.covered.map((value) => found.score - value) ?? [], [found])
  const tones = useMemo(() => tonesFor(fallen), [fallen])
  const { lines = 1, columns = 1 } = found ?? {}
  const sheets = useMemo<readonly Sheet[]>(() => {
    const index = (y: number, x: number): number => (y * columns + x < fallen.length ? y * columns + x : -1)
    return [{ rows: lines, columns, index }]
  }, [lines, columns, fallen.length])
  const label = t('views.saliency.falls')
  return (
    <>
      <div className={drawClasses['pager']}>
        <Button size="compact-xs" variant="default" onClick={() => (busy ? cancel() : void begin())}>
          {t(busy ? 'views.saliency.cancel' : 'views.saliency.begin')}
        </Button>
        {busy && (
          <Progress
            w={120}
            value={(100 * fallen.length) / (lines * columns)}
            aria-label={t('views.saliency.progress')}
          />
        )}
        {problem && <span role="alert">{problemText(problem)}</span>}
      </div>
      {found && (
        <SheetPicture
          sheets={sheets}
          values={fallen}
          tones={tones}
          name={label}
          label={label}
          caption={<span>{label}</span>}
          tell={({ row: y, column: x }) =>
            t('views.saliency.cell', {
              row: y * stride + 1,
              column: x * stride + 1,
              value: number(fallen[y * columns + x] ?? NaN, 6),
            })
          }
        />
      )}
    </>
  )
}
