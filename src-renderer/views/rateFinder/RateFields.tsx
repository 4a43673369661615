import { Button, Progress } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { setTraining } from '@shared/graph/commands/setTraining'
import { applyChange } from '../../canvas/applyChange'
import { formatMeasure } from '../../i18n/format'
import { useDocument, useInterface, useStudio } from '../../state/studio'
import { COUNT, RATES } from './findRates'
import type { useRateSearch } from './useRateSearch'

interface Props {
  readonly search: ReturnType<typeof useRateSearch>
}

/** Begins the search and stops it, and says what came of it. */
export default function RateFields({ search }: Props): ReactElement {
  const { t } = useTranslation()
  const { standing, losses, start, stop } = search
  if (standing === 'going')
    return (
      <>
        <Button size="compact-sm" variant="default" onClick={stop}>
          {t('views.rateFinder.cancel')}
        </Button>
        <Progress value={(100 * losses.length) / COUNT} aria-label={t('views.rateFinder.progress')} />
      </>
    )
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={start}>
        {t(losses.length === 0 ? 'views.rateFinder.search' : 'views.rateFinder.again')}
      </Button>
      <Outcome search={search} />
    </>
  )
}

/** What came of a search that is over or stopped. */
function Outcome({ search: { standing, losses, found } }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const told = (i: number): string => formatMeasure(RATES[i] ?? NaN, language, 2)
  const { steepest } = found
  return (
    <>
      {standing === 'stopped' && (
        <p>
          {t('views.rateFinder.stopped', {
            done: losses.length,
            all: COUNT,
            low: told(0),
            high: told(losses.length - 1),
          })}
        </p>
      )}
      {steepest !== undefined && <FoundRate rate={Number(RATES[steepest]?.toPrecision(2))} />}
      {steepest === undefined && standing === 'stopped' && <p>{t('views.rateFinder.unfinished')}</p>}
      {steepest === undefined && standing === 'over' && <p>{t('views.rateFinder.none')}</p>}
    </>
  )
}

/** The rate that was found, to be set in the document. */
function FoundRate({ rate }: { readonly rate: number }): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((s) => s.language)
  const optimizer = useDocument((s) => s.document.training.optimizer)
  const use = (): void => {
    const params = { ...optimizer.params, learningRate: rate }
    applyChange(studio, setTraining(studio.documents.getState().document, { optimizer: { ...optimizer, params } }))
  }
  return (
    <>
      <p data-testid="found-rate">{t('views.rateFinder.found', { rate: formatMeasure(rate, language, 2) })}</p>
      {rate === optimizer.params['learningRate'] ? (
        <p>{t('views.rateFinder.used')}</p>
      ) : (
        <Button size="compact-sm" onClick={use}>
          {t('views.rateFinder.use')}
        </Button>
      )}
    </>
  )
}
