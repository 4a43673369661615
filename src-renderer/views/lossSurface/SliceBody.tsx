import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import ViewBody from '../frame/ViewBody'
import type { BodyProps } from './bodyProps'
import SliceFields from './SliceFields'
import SlicePicture from './SlicePicture'
import { useSlice } from './useSlice'

/** The loss on a plane through the weights of one moment; the run goes on. */
export default function SliceBody({ subject, settings, onSettings, choice }: BodyProps): ReactElement {
  const { t } = useTranslation()
  const { runId } = subject
  const slice = useSlice(subject, settings)
  const { losses, problem } = slice
  return (
    <ViewBody
      subject={subject}
      {...(runId === null && { look: {} })}
      {...(problem && { look: { problem } })}
      {...(losses.length === 0 && runId !== null && !problem && { words: t('views.lossSurface.begin') })}
      fields={
        runId !== null && (
          <>
            {choice}
            <SliceFields slice={slice} settings={settings} onSettings={onSettings} />
          </>
        )
      }
    >
      {() => <SlicePicture slice={slice} settings={settings} />}
    </ViewBody>
  )
}
