import { Checkbox, Select } from '@mantine/core'
import { useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LookedWeights } from '@shared/looks/weights'
import type { WeightPlace } from '@shared/training/weightEdit'
import { formatShape } from '../../i18n/format'
import { pictureInto } from '../../inside/viewLayers'
import { useFormat } from '../../shell/useFormat'
import { useNodeTitles } from '../../training/useNodeTitles'
import type { ViewProps } from '../defineView'
import FixedScale from '../draw/FixedScale'
import type { Place } from '../draw/drawHeat'
import Pager from '../draw/Pager'
import SheetPicture from '../draw/SheetPicture'
import type { SheetCell } from '../draw/sheets'
import { scaleOf } from '../draw/tones'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'
import { biasName, shownNames } from './biasName'
import { shortFloat } from './shortFloat'
import { useWeightName } from './useWeightName'
import WeightPopover from './WeightPopover'
import { filtersShown, MOST_CHANNELS, MOST_SHEETS, weightSheets } from './weightSheets'

export interface WeightsSettings {
  /** Which weight; empty: the first. */
  readonly name: string
  /** First filter and first channel that are shown. */
  readonly filter: number
  readonly channel: number
  readonly color: boolean
  /** Weights of units that see a picture as pictures. */
  readonly pictures: boolean
  /** Ends of the scale while it is held; `null`: it goes with the numbers. */
  readonly scale: number | null
}

type Props = ViewProps<WeightsSettings>

/** The weights of a layer, to be looked at and changed by hand. */
export default function WeightsView({ subject, settings, onSettings }: Props): ReactElement {
  const look = useLook(subject, { kind: 'weights', node: subject.node })
  const weights = look.answer?.weights ?? {}
  const names = shownNames(weights)
  const name = names.includes(settings.name) ? settings.name : (names[0] ?? '')
  const shown = useShown(subject, settings, weights, name)
  return (
    <ViewBody
      subject={subject}
      look={look}
      fields={<Fields names={names} name={name} shown={shown} settings={settings} onSettings={onSettings} />}
    >
      {() => shown && <Weight subject={subject} name={name} weights={weights} shown={shown} scale={settings.scale} />}
    </ViewBody>
  )
}

type Shown = ReturnType<typeof weightSheets> & {
  /** It could be shown as pictures, or as colors. */
  readonly can: { readonly pictures: boolean; readonly color: boolean }
}

/** The chosen weight as sheets. */
function useShown(
  { checked, node }: Props['subject'],
  { filter, channel, color, pictures }: WeightsSettings,
  weights: LookedWeights['weights'],
  name: string,
): Shown | undefined {
  const { t } = useTranslation()
  return useMemo(() => {
    const weight = weights[name]
    if (!weight) return undefined
    const { item } = checked.nodes[node] ?? {}
    const picture = weight.shape.length === 2 && name === 'kernel' ? pictureInto(checked, node) : undefined
    const can = { pictures: picture !== undefined, color: weight.shape.length === 4 && weight.shape[2] === 3 }
    const sheets = weightSheets({
      ...{ type: item?.id ?? '', weight, bias: weights[biasName(name)], color },
      picture: pictures ? picture : undefined,
      filter: Math.max(0, Math.min(filter, (weight.shape.at(-1) ?? 1) - 1)),
      channel,
      gateTitle: (gate) => t(`views.weights.gates.${gate}`),
    })
    return { ...sheets, can }
  }, [checked, node, weights, name, filter, channel, color, pictures, t])
}

interface FieldsProps extends Pick<Props, 'settings' | 'onSettings'> {
  readonly names: readonly string[]
  readonly name: string
  readonly shown: Shown | undefined
}

function Fields({ names, name, shown, settings, onSettings }: FieldsProps): ReactElement | null {
  const { t } = useTranslation()
  const titleOf = useWeightName()
  if (!shown) return null
  const { filters, channels, can, values } = shown
  const { filter, channel, color, pictures, scale } = settings
  return (
    <>
      {names.length > 1 && (
        <Select
          size="xs"
          label={t('views.weights.weight')}
          value={name}
          allowDeselect={false}
          onChange={(next) => next !== null && onSettings({ name: next, filter: 0, channel: 0, scale: null })}
          data={names.map((value) => ({ value, label: titleOf(value) }))}
        />
      )}
      <Pager
        label={t('views.weights.filters')}
        from={filter}
        shown={(can.pictures && pictures) || (can.color && color) ? MOST_SHEETS : filtersShown(channels)}
        total={filters}
        onFrom={(from) => onSettings({ filter: from })}
      />
      <Pager
        label={t('views.weights.channels')}
        from={channel}
        shown={MOST_CHANNELS}
        total={channels}
        onFrom={(from) => onSettings({ channel: from })}
      />
      {can.color && (
        <Checkbox
          size="xs"
          label={t('views.weights.color')}
          checked={color}
          onChange={(event) => onSettings({ color: event.currentTarget.checked })}
        />
      )}
      {can.pictures && (
        <Checkbox
          size="xs"
          label={t('views.weights.pictures')}
          checked={pictures}
          onChange={(event) => onSettings({ pictures: event.currentTarget.checked, filter: 0 })}
        />
      )}
      <FixedScale values={values} scale={scale} onScale={(next) => onSettings({ scale: next })} />
    </>
  )
}

interface WeightProps extends Pick<Props, 'subject'> {
  readonly name: string
  readonly weights: LookedWeights['weights']
  readonly shown: Shown
  readonly scale: number | null
}

function Weight({ subject, name, weights, shown, scale }: WeightProps): ReactElement | null {
  const { t } = useTranslation()
  const { number } = useFormat()
  const nodeTitle = useNodeTitles(subject.document.nodes)(subject.node)
  const titleOf = useWeightName()
  const [edited, setEdited] = useState<{ readonly cell: SheetCell; readonly at: Place } | null>(null)
  const { sheets, values, words, axes, standing } = shown
  const tones = useMemo(() => scaleOf(values, scale), [values, scale])
  const weight = weights[name]
  if (!weight) return null
  const indexOf = (cell: SheetCell): number => sheets[cell.sheet]?.index(cell.row, cell.column) ?? -1
  const placeOf = (cell: SheetCell): WeightPlace => {
    const index = indexOf(cell)
    const size = weight.values.length
    return { node: subject.node, ...(index < size ? { name, index } : { name: biasName(name), index: index - size }) }
  }
  const wordsOf = (cell: SheetCell): string => {
    const { key, values: places, gate } = words(cell)
    const place = t(`views.weights.places.${key}`, places)
    return gate ? `${t(`views.weights.gates.${gate}`)}, ${place}` : place
  }
  const valueOf = (cell: SheetCell): number => values[indexOf(cell)] ?? NaN
  const title = titleOf(name)
  return (
    <SheetPicture
      sheets={sheets}
      values={values}
      tones={tones}
      standing={standing}
      name={`${nodeTitle} ${name}`}
      label={t('views.weights.picture', { name: title, shape: formatShape(weight.shape) })}
      caption={
        <span>
          {formatShape(weight.shape)}
          {axes && ` · ${t(`views.weights.axes.${axes}`)}`}
        </span>
      }
      tell={(cell) => t('views.weights.cell', { place: wordsOf(cell), value: number(shortFloat(valueOf(cell)), 9) })}
      onCell={(cell, at) => setEdited({ cell, at })}
    >
      {edited && subject.runId !== null && indexOf(edited.cell) >= 0 && (
        <WeightPopover
          runId={subject.runId}
          place={placeOf(edited.cell)}
          value={valueOf(edited.cell)}
          title={`${nodeTitle}: ${wordsOf(edited.cell)}`}
          at={edited.at}
          onClose={() => setEdited(null)}
        />
      )}
    </SheetPicture>
  )
}
