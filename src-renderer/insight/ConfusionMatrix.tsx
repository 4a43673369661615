import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { percentText } from '@shared/percentText'
import { useInterface } from '../state/studio'
import classes from './insight.module.css'

interface Props {
  /** What its objective is called, where there are several. */
  readonly title?: string
  readonly names: readonly string[]
  /** `counts[actual][predicted]`. */
  readonly counts: readonly (readonly number[])[]
}

/** Rows are what it was, columns what the network said; the darker a cell off the diagonal, the more often it errs so. */
export default function ConfusionMatrix({ title, names, counts }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const number = new Intl.NumberFormat(language)
  return (
    <table
      className={classes['matrix']}
      data-titled={title !== undefined || undefined}
      style={{ '--classes': names.length } as CSSProperties}
    >
      <caption>{[t('drawer.confusion'), title].filter(Boolean).join(' · ')}</caption>
      <thead>
        <tr>
          <th scope="col" className={classes['corner']}>
            {t('drawer.actualPredicted')}
          </th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{t('drawer.recall')}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map((row, actual) => {
          const total = row.reduce((a, b) => a + b, 0)
          return (
            <tr key={names[actual]}>
              <th scope="row">{names[actual]}</th>
              {row.map((count, predicted) => (
                <td
                  key={names[predicted]}
                  className={actual === predicted ? classes['right'] : classes['wrong']}
                  title={t('drawer.cell', { actual: names[actual], predicted: names[predicted], count })}
                >
                  <i style={{ opacity: total === 0 ? 0 : shade(count / total, actual === predicted) }} />
                  <span>{count === 0 ? '·' : number.format(count)}</span>
                </td>
              ))}
              <td className={classes['recall']}>
                {total === 0 ? '–' : percentText((row[actual] ?? 0) / total, language, 1, 1)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Errors are rare, so the square root keeps them visible. */
const shade = (share: number, right: boolean): number => (right ? 0.08 + 0.32 * share : 0.75 * Math.sqrt(share))
