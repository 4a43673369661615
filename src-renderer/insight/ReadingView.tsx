import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reads } from '@shared/catalog/define/loss'
import type { TensorType } from '@shared/catalog/define/tensorType'
import { percentText } from '@shared/percentText'
import { useInterface } from '../state/studio'
import classes from './insight.module.css'
import { toReading, type Reading } from './toReading'

/** Most classes that stand below each other; more would not fit into a low drawer. */
const ONE_COLUMN = 6
/** Characters that the column of names is at most wide, so that all bars begin at one place. */
const LONGEST_NAME = 16

interface Props {
  readonly row: readonly number[]
  readonly target: TensorType
  readonly reads: Reads
  /** Class number or value in the data, when a row was taken from there. */
  readonly truth?: readonly number[] | undefined
}

/** The network's answer: bars of class probabilities, or the numbers it gives. */
export default function ReadingView({ row, target, reads, truth: truths }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const reading = toReading(row, target, reads)
  if (reading.kind === 'sequence') return <Sequence reading={reading} truth={truths} />
  const truth = truths?.[0]
  if (reading.kind === 'values') return <Values reading={reading} truth={truth} />
  const percent = (share: number): string => percentText(share, language, 1, 1)
  const best = reading.shares.indexOf(Math.max(...reading.shares))
  return (
    <div>
      <p className={classes['verdict']} aria-live="polite">
        <strong data-testid="verdict">{reading.names[best]}</strong> {percent(reading.shares[best] ?? 0)}
        {truth !== undefined && (
          <span className={classes['hint']}>
            {' '}
            · {t('drawer.truth')}: {reading.names[truth]}
          </span>
        )}
      </p>
      <Bars names={reading.names} shares={reading.shares} best={best} format={percent} />
    </div>
  )
}

interface SequenceProps {
  readonly reading: Extract<Reading, { kind: 'sequence' }>
  readonly truth: readonly number[] | undefined
}

function Sequence({ reading: { best, names }, truth }: SequenceProps): ReactElement {
  const { t } = useTranslation()
  const words = (numbers: readonly number[]): string => numbers.map((number) => names[number] ?? '?').join(' ')
  return (
    <dl className={classes['numbers']} aria-live="polite">
      <div>
        <dt>{t('drawer.prediction')}</dt>
        <dd>
          <strong data-testid="verdict">{words(best)}</strong>
        </dd>
      </div>
      {truth && (
        <div>
          <dt>{t('drawer.truth')}</dt>
          <dd>{words(truth)}</dd>
        </div>
      )}
    </dl>
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

interface ValuesProps {
  readonly reading: Extract<Reading, { kind: 'values' }>
  readonly truth: number | undefined
}

function Values({ reading: { values, verdict }, truth }: ValuesProps): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 5 })
  return (
    <dl className={classes['numbers']}>
      <div>
        <dt>{t('drawer.prediction')}</dt>
        <dd>
          {verdict && (
            <>
              <strong data-testid="verdict">{verdict.names[verdict.best]}</strong>{' '}
            </>
          )}
          {values.map((v) => number.format(v)).join('; ')}
        </dd>
      </div>
      {truth !== undefined && (
        <div>
          <dt>{t('drawer.truth')}</dt>
          <dd>{verdict?.names[truth] ?? number.format(truth)}</dd>
        </div>
      )}
    </dl>
  )
}
