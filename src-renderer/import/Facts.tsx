import type { ReactElement } from 'react'
import { catalog } from '@shared/catalog/catalog'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/format'
import { useInterface } from '../state/studio'
import classes from './imported.module.css'
import type { ImportReport } from './toImportReport'

/** What is in the network that came: layers, weights, and how it was trained. */
export default function Facts({ report }: { readonly report: ImportReport }): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const { layers, missing, parameters, weights, losses, optimizer } = report
  const counted = (key: string, count: number): string =>
    t(`imported.${key}`, { count, number: formatNumber(count, language) })
  const titleOf = (kind: 'losses' | 'optimizers', id: string): string =>
    catalog[kind].get(id)?.text[language].title ?? id
  const rows: readonly (readonly [name: string, value: string, note: string | undefined])[] = [
    [
      t('imported.layersName'),
      counted('layers', layers),
      missing.length > 0 ? counted('foreign', missing.length) : undefined,
    ],
    [t('imported.weightsName'), counted('weights', parameters), t(`imported.taken.${weights}`)],
    [
      t('imported.training'),
      losses.map((id) => titleOf('losses', id)).join(', ') || t('imported.noLoss'),
      titleOf('optimizers', optimizer),
    ],
  ]
  return (
    <section aria-label={t('imported.came')}>
      <dl className={classes['facts']}>
        {rows.map(([name, value, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {note !== undefined && <span> · {note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
