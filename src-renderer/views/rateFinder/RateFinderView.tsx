import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewProps } from '../defineView'
import ViewBody from '../frame/ViewBody'
import RateFields from './RateFields'
import RatePicture from './RatePicture'
import { useRateSearch } from './useRateSearch'

/** Tries learning rates, and sets the one that is chosen. */
export default function RateFinderView({ subject }: ViewProps): ReactElement {
  const { t } = useTranslation()
  const { runId } = subject
  const search = useRateSearch(runId)
  const { losses, found, problem } = search
  return (
    <ViewBody
      subject={subject}
      {...(runId === null && { look: {} })}
      {...(losses.length === 0 && runId !== null && !problem && { words: t('views.rateFinder.begin') })}
      {...(problem && { look: { problem } })}
      fields={runId !== null && <RateFields search={search} />}
    >
      {() => <RatePicture losses={losses} found={found} />}
    </ViewBody>
  )
}
