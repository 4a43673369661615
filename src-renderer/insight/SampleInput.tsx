import { Button, NumberInput } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { GraphNode } from '@shared/graph/document'
import { featureTitles } from '../data/featureTitles'
import { useInterface } from '../state/studio'
import DrawPad from './DrawPad'
import classes from './insight.module.css'
import PixelImage from './PixelImage'
import { toDigit } from './toDigit'

interface Props {
  readonly node: GraphNode
  readonly row: readonly number[] | undefined
  /** The row was taken from the data: the drawing pad is wiped. */
  readonly sampled: boolean
  onChange(node: string, row: readonly number[]): void
}

/** What goes into the network at one data node: a picture is drawn, a table row is typed. */
export default function SampleInput({ node, row, sampled, onChange }: Props): ReactElement {
  const language = useInterface((s) => s.language)
  const item = catalog.datasets.get(node.type)
  const data = useMemo(
    () => (item ? item.describe(parseParams(item.params, node.params).params) : undefined),
    [item, node.params],
  )
  const shape = data?.outputs['features']?.shape ?? []
  const values = row ?? new Array<number>(sizeOf(shape)).fill(0)
  const change = (next: readonly number[]): void => onChange(node.id, next)
  if (shape.length === 3) return <PictureInput shape={shape} values={values} sampled={sampled} onChange={change} />
  const title = node.name ?? item?.text[language].title ?? node.type
  const names = featureTitles(node, values.length, language)
  return <RowInput title={title} names={names} values={values} untouched={!row} onChange={change} />
}

interface PictureProps {
  readonly shape: Shape
  readonly values: readonly number[]
  readonly sampled: boolean
  onChange(values: readonly number[]): void
}

function PictureInput({ shape, values, sampled, onChange }: PictureProps): ReactElement {
  const { t } = useTranslation()
  const [wipes, setWipes] = useState(0)
  useEffect(() => {
    if (sampled) setWipes((n) => n + 1)
  }, [sampled])
  const [height = 0, width = 0, channels = 1] = shape
  const label = t('drawer.networkSees')
  return (
    <div className={classes['picture']}>
      {channels === 1 && (
        <DrawPad
          wipes={wipes}
          onDraw={(picture) => onChange(picture ? [...toDigit(picture, width, height)] : values.map(() => 0))}
        />
      )}
      <figure className={classes['seen']}>
        <PixelImage values={values} width={width} height={height} channels={channels} size={112} label={label} />
        <figcaption>{label}</figcaption>
      </figure>
    </div>
  )
}

interface RowProps {
  readonly title: string
  readonly names: readonly string[]
  readonly values: readonly number[]
  /** Nothing has been typed yet, so the network has not been asked. */
  readonly untouched: boolean
  onChange(values: readonly number[]): void
}

function RowInput({ title, names, values, untouched, onChange }: RowProps): ReactElement {
  const { t } = useTranslation()
  const put = (at: number, next: number | string): void => {
    if (typeof next === 'number' && Number.isFinite(next)) onChange(values.map((v, j) => (j === at ? next : v)))
  }
  return (
    <fieldset className={classes['row']}>
      <legend>{title}</legend>
      {values.map((value, i) => (
        <NumberInput
          key={i}
          size="xs"
          label={names[i]}
          value={Number(value.toFixed(4))}
          step={0.1}
          decimalScale={4}
          onChange={(next) => put(i, next)}
        />
      ))}
      {untouched && (
        <Button size="compact-sm" onClick={() => onChange(values)}>
          {t('drawer.askNetwork')}
        </Button>
      )}
    </fieldset>
  )
}
