import { Button, Progress } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { setTraining } from '@shared/graph/commands/setTraining'
import { MOST_RATE_STEPS } from '@shared/looks/rateFinder'
import { applyChange } from '../../canvas/applyChange'
import { formatMeasure } from '../../i18n/format'
import { useDocument, useInterface, useStudio } from '../../state/studio'
import type { ViewProps } from '../defineView'
import ViewBody from '../frame/ViewBody'
import { useSequence } from '../useSequence'
import { COUNT, findRates, RATES } from './findRates'
import RatePicture from './RatePicture'

/** Steps of the first piece, and how long one is to take, ms. */
const FIRST = 4
const PIECE = 250

/** Tries learning rates, and sets the one that is chosen. */
export default function RateFinderView({ subject }: ViewProps): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((s) => s.language)
  const training = useDocument((s) => s.document.training)
  const { runId } = subject
  const [search, setSearch] = useState<string | null>(null)
  const { answers, problem } = useSequence<'rateFinder'>(runId, search, (all) => {
    const losses = all.flatMap((piece) => piece.losses)
    const done = losses.length
    if (done >= COUNT || findRates(losses).diverged || search === null) return null
    const last = all.at(-1)
    const size = last ? Math.round((PIECE / Math.max(1, last.worked)) * last.losses.length) : FIRST
    const rates = RATES.slice(done, done + Math.min(MOST_RATE_STEPS, Math.max(1, size)))
    return { kind: 'rateFinder', search, done, rates: [...rates], last: done + rates.length === COUNT }
  })
  const losses = answers.flatMap((piece) => piece.losses)
  const found = findRates(losses)
  const going = search !== null && !problem && losses.length < COUNT && !found.diverged
  const rate = found.steepest === undefined ? undefined : Number(RATES[found.steepest]?.toPrecision(2))
  const { optimizer } = training
  const use = (learningRate: number): void => {
    const params = { ...optimizer.params, learningRate }
    applyChange(studio, setTraining(studio.documents.getState().document, { optimizer: { ...optimizer, params } }))
  }
  const told = (value: number): string => formatMeasure(value, language, 2)
  return (
    <ViewBody
      subject={subject}
      {...(runId === null && { look: {} })}
      {...(losses.length === 0 && runId !== null && !problem && { words: t('views.rateFinder.begin') })}
      {...(problem && { look: { problem } })}
      fields={
        runId !== null && (
          <>
            {going ? (
              <>
                <Button size="compact-sm" variant="default" onClick={() => setSearch(null)}>
                  {t('views.rateFinder.cancel')}
                </Button>
                <Progress value={(100 * losses.length) / COUNT} aria-label={t('views.rateFinder.progress')} />
              </>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => setSearch(crypto.randomUUID())}>
                {t(losses.length === 0 ? 'views.rateFinder.search' : 'views.rateFinder.again')}
              </Button>
            )}
            {!going && rate !== undefined && (
              <>
                <p data-testid="found-rate">{t('views.rateFinder.found', { rate: told(rate) })}</p>
                {rate === optimizer.params['learningRate'] ? (
                  <p>{t('views.rateFinder.used')}</p>
                ) : (
                  <Button size="compact-sm" onClick={() => use(rate)}>
                    {t('views.rateFinder.use')}
                  </Button>
                )}
              </>
            )}
            {!going && losses.length > 0 && rate === undefined && <p>{t('views.rateFinder.none')}</p>}
          </>
        )
      }
    >
      {() => <RatePicture losses={losses} found={found} />}
    </ViewBody>
  )
}
