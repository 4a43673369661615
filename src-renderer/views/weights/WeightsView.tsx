import { Select } from '@mantine/core'
import { useCallback, useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LookTensor } from '@shared/looks/look'
import { formatShape } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { useNodeTitles } from '../../training/useNodeTitles'
import type { ViewProps } from '../defineView'
import drawClasses from '../draw/draw.module.css'
import { drawTensor } from '../draw/drawTensor'
import { tonesFor } from '../draw/tones'
import ToneScale from '../draw/ToneScale'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'

interface Settings {
  /** Which weight; empty: the first. */
  readonly name: string
}

/** One weight of a layer. */
export default function WeightsView({ subject, settings, onSettings }: ViewProps<Settings>): ReactElement {
  const { t } = useTranslation()
  const look = useLook(subject, { kind: 'weights', node: subject.node })
  const weights = look.answer?.weights ?? {}
  const names = Object.keys(weights)
  const name = settings.name in weights ? settings.name : (names[0] ?? '')
  return (
    <ViewBody
      subject={subject}
      look={look}
      fields={
        names.length > 1 && (
          <Select
            size="xs"
            label={t('views.weights.weight')}
            value={name}
            allowDeselect={false}
            onChange={(next) => next !== null && onSettings({ name: next })}
            data={names}
          />
        )
      }
    >
      {() => {
        const value = weights[name]
        return value && <Weight node={subject.node} name={name} value={value} />
      }}
    </ViewBody>
  )
}

/** A kernel of a convolution as a sheet for each filter and channel, anything else as it is. */
const sheets = ({ shape, values }: LookTensor): LookTensor =>
  shape.length > 3
    ? { shape: [...shape.slice(0, -2), (shape.at(-1) ?? 1) * (shape.at(-2) ?? 1)], values }
    : { shape, values }

function Weight({ node, name, value }: { node: string; name: string; value: LookTensor }): ReactElement {
  const { t } = useTranslation()
  const title = useNodeTitles()(node)
  const tones = useMemo(() => tonesFor(value.values), [value])
  const draw = useCallback<Draw>((context, room) => drawTensor(context, sheets(value), tones, room), [value, tones])
  return (
    <>
      <Picture
        draw={draw}
        name={`${title} ${name}`}
        label={t('views.weights.picture', { name, shape: formatShape(value.shape) })}
      />
      <p className={drawClasses['caption']}>
        <span>{formatShape(value.shape)}</span>
        <ToneScale tones={tones} />
      </p>
    </>
  )
}
