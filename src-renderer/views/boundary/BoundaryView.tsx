import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { planeOutputs } from '@shared/looks/planeOutputs'
import type { ViewProps } from '../defineView'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'
import BoundaryFields from './BoundaryFields'
import BoundaryPicture from './BoundaryPicture'
import type { BoundarySettings } from './boundarySettings'

/** What a network answers all over the plane of two inputs. */
export default function BoundaryView({
  subject,
  settings,
  onSettings,
}: ViewProps<BoundarySettings>): ReactElement | null {
  const { t } = useTranslation()
  const [wide, setWide] = useState(1)
  const outputs = planeOutputs(subject.checked)
  const output = outputs.find(({ loss }) => loss === settings.loss) ?? outputs[0]
  const { x, y, hold, unit, validation } = settings
  const look = useLook(
    subject,
    output ? { kind: 'boundary', loss: output.loss, axes: [x, y], hold, unit, validation, wide } : null,
  )
  if (!output) return null
  return (
    <ViewBody
      subject={subject}
      look={look}
      words={x === y ? t('views.boundary.sameAxes') : undefined}
      fields={
        <BoundaryFields
          subject={subject}
          outputs={outputs}
          output={output}
          settings={settings}
          onSettings={onSettings}
        />
      }
    >
      {(answer) => (
        <BoundaryPicture checked={subject.checked} output={output} answer={answer} axes={[x, y]} onWide={setWide} />
      )}
    </ViewBody>
  )
}
