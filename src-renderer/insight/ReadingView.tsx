import type { CSSProperties, ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reads } from '@shared/catalog/define/loss'
import type { Shape, TensorType } from '@shared/catalog/define/tensorType'
import { percentText } from '@shared/percentText'
import { useInterface } from '../state/studio'
import classes from './insight.module.css'
import PixelImage from './PixelImage'
import { writeWords } from './parseWords'
import { toReading, type Reading } from './toReading'

/** Most classes that stand below each other; more would not fit into a low drawer. */
const ONE_COLUMN = 6
/** Characters that the column of names is at most wide, so that all bars begin at one place. */
const LONGEST_NAME = 16

interface Props {
  readonly row: readonly number[]
  readonly target: TensorType
  readonly reads: Reads
  /** Class numbers or values in the data, when a row was taken from there. */
  readonly truth: readonly number[] | undefined
}

/** The network's answer: bars of class probabilities, or the numbers it gives. */
export default function ReadingView({ row, target, reads, truth }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const reading = toReading(row, target, reads)
  if (target.shape.length === 3) return <Pictures row={row} truth={truth} shape={target.shape} />
  if (reading.kind === 'values') return <Values reading={reading} truth={truth} />
  if (reading.kind === 'sequence') {
    const text = (ids: readonly number[]): string => writeWords(ids, reading.names)
    return (
      <Pair prediction={<strong data-testid="verdict">{text(reading.answers)}</strong>} truth={truth && text(truth)} />
    )
  }
  const percent = (share: number): string => percentText(share, language, 1, 1)
  const best = reading.shares.indexOf(Math.max(...reading.shares))
  return (
    <div>
      <p className={classes['verdict']} aria-live="polite">
        <strong data-testid="verdict">{reading.names[best]}</strong> {percent(reading.shares[best] ?? 0)}
        {truth?.[0] !== undefined && (
          <span className={classes['hint']}>
            {' '}
            · {t('drawer.truth')}: {reading.names[truth[0]]}
          </span>
        )}
      </p>
      <Bars names={reading.names} shares={reading.shares} best={best} format={percent} />
    </div>
  )
}

interface BarsProps {
  readonly names: readonly string[]
  readonly shares: readonly number[]
  readonly best: number
  format(share: number): string
}

function Bars({ names, shares, best, format }: BarsProps): ReactElement {
  const { t } = useTranslation()
  return (
    <ul
      className={classes['bars']}
      aria-label={t('drawer.probabilities')}
      data-many={shares.length > ONE_COLUMN || undefined}
      style={
        {
          '--rows': Math.ceil(shares.length / 2),
          '--name': `${Math.min(LONGEST_NAME, Math.max(2, ...names.map((name) => name.length)))}ch`,
        } as CSSProperties
      }
    >
      {shares.map((share, i) => (
        <li key={names[i]} className={i === best ? classes['best'] : undefined}>
          <span>{names[i]}</span>
          <span className={classes['track']}>
            <i style={{ width: `${share * 100}%` }} />
          </span>
          <span>{format(share)}</span>
        </li>
      ))}
    </ul>
  )
}

interface PairProps {
  readonly prediction: ReactNode
  readonly truth: ReactNode
}

/** What the network says, and below it what the data says. */
function Pair({ prediction, truth }: PairProps): ReactElement {
  const { t } = useTranslation()
  return (
    <dl className={classes['numbers']}>
      <div>
        <dt>{t('drawer.prediction')}</dt>
        <dd>{prediction}</dd>
      </div>
      {truth !== undefined && (
        <div>
          <dt>{t('drawer.truth')}</dt>
          <dd>{truth}</dd>
        </div>
      )}
    </dl>
  )
}

interface PicturesProps {
  readonly row: readonly number[]
  readonly truth: readonly number[] | undefined
  readonly shape: Shape
}

/** A picture that the network made, beside the one that it was to make. */
function Pictures({ row, truth, shape: [height = 1, width = 1, channels = 1] }: PicturesProps): ReactElement {
  const { t } = useTranslation()
  const picture = (values: readonly number[], label: string): ReactElement => (
    <PixelImage
      values={values}
      width={width}
      height={height}
      channels={channels}
      top={Math.max(1, ...row, ...(truth ?? []))}
      bottom={Math.min(0, ...row, ...(truth ?? []))}
      size={112}
      label={label}
    />
  )
  return <Pair prediction={picture(row, t('drawer.prediction'))} truth={truth && picture(truth, t('drawer.truth'))} />
}

interface ValuesProps {
  readonly reading: Extract<Reading, { kind: 'values' }>
  readonly truth: readonly number[] | undefined
}

function Values({ reading: { values, verdict }, truth }: ValuesProps): ReactElement {
  const language = useInterface((s) => s.language)
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 5 })
  const list = (numbers: readonly number[]): string => numbers.map((v) => number.format(v)).join('; ')
  const prediction = (
    <>
      {verdict && (
        <>
          <strong data-testid="verdict">{verdict.names[verdict.best]}</strong>{' '}
        </>
      )}
      {list(values)}
    </>
  )
  return <Pair prediction={prediction} truth={truth && (verdict?.names[truth[0] ?? -1] ?? list(truth))} />
}
