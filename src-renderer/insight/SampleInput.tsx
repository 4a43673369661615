import { Button } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { GraphNode } from '@shared/graph/document'
import { portTitle } from '../canvas/card/itemWords'
import NumberField from '../inspector/NumberField'
import { featureTitles } from '../data/featureTitles'
import { useInterface } from '../state/studio'
import DrawPad from './DrawPad'
import classes from './insight.module.css'
import PixelImage from './PixelImage'
import { toDigit } from './toDigit'
import WordsInput from './WordsInput'

interface Props {
  readonly node: GraphNode
  readonly port: string
  /** Whether it is the only port of this node that the network reads. */
  readonly alone: boolean
  readonly row: readonly number[] | undefined
  /** The row was taken from the data: the drawing pad is wiped. */
  readonly sampled: boolean
  /** `null`: nothing is there any more that the network could be asked about. */
  onChange(row: readonly number[] | null): void
}

/** What goes into the network at one port of a data node: a picture is drawn, a sentence or a table row is typed. */
export default function SampleInput({ node, port, alone, row, sampled, onChange }: Props): ReactElement {
  const language = useInterface((s) => s.language)
  const item = catalog.datasets.get(node.type)
  const data = useMemo(
    () => (item ? item.describe(parseParams(item.params, node.params).params) : undefined),
    [item, node.params],
  )
  const shape = data?.outputs[port]?.shape ?? []
  const values = row ?? new Array<number>(sizeOf(shape)).fill(0)
  if (shape.length === 3) return <PictureInput shape={shape} values={values} sampled={sampled} onChange={onChange} />
  const title = node.name ?? item?.text[language].title ?? node.type
  const named = alone ? title : `${title} · ${portTitle(node.type, port, language)}`
  const words = data?.words?.[port]?.[language]
  if (words) {
    const full = data.full?.includes(port) ?? false
    return <WordsInput {...{ title: named, words, row, length: values.length, full, onChange }} />
  }
  const names = featureTitles(node, values.length, language)
  return <RowInput title={named} names={names} values={values} untouched={!row} onChange={onChange} />
}

interface PictureProps {
  readonly shape: Shape
  readonly values: readonly number[]
  readonly sampled: boolean
  onChange(values: readonly number[] | null): void
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
        <DrawPad wipes={wipes} onDraw={(picture) => onChange(picture && [...toDigit(picture, width, height)])} />
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

/** Any number that a feature can be. */
const FEATURE = { type: 'float', min: -1e9, max: 1e9 } as const

function RowInput({ title, names, values, untouched, onChange }: RowProps): ReactElement {
  const { t } = useTranslation()
  return (
    <fieldset className={classes['row']}>
      <legend>{title}</legend>
      {values.map((value, i) => (
        <div key={i}>
          <span className={classes['hint']} aria-hidden>
            {names[i]}
          </span>
          <NumberField
            spec={FEATURE}
            label={names[i] ?? ''}
            value={Number(value.toFixed(4))}
            onChange={(next) => onChange(values.map((v, j) => (j === i ? next : v)))}
          />
        </div>
      ))}
      {untouched && (
        <Button size="compact-sm" onClick={() => onChange(values)}>
          {t('drawer.askNetwork')}
        </Button>
      )}
    </fieldset>
  )
}
