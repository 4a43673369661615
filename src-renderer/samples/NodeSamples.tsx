import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useRunView } from '../shell/useRunView'
import { useDocument, useRuns } from '../state/studio'
import type { Room } from './drawSamples'
import type { SampleNode } from './sampleNodes'
import classes from './samples.module.css'
import SamplesPicture from './SamplesPicture'
import { useDrawing } from './useDrawing'
import { useSamples } from './useSamples'
import { whatToSay } from './whatToSay'

interface Props extends SampleNode {
  readonly room: Room
}

/** What a node shows, small: always made from the same noise. */
export default function NodeSamples({ source, rows, room }: Props): ReactElement {
  const { t } = useTranslation()
  const seed = useDocument((s) => s.document.training.seed)
  const runId = useRuns((s) => s.currentId)
  const { status } = useRunView()
  const look = useSamples(runId !== null && source ? { runId, source, rows, seed } : null)
  const drawing = useDrawing(look?.samples)
  const words = whatToSay(source !== undefined, status, look, t)
  const ofData = look?.samples?.from === 'data'
  return (
    <div className={classes['frame']} style={room} data-samples={words === null ? 'shown' : 'none'}>
      {words !== null && (
        <p className={classes['words']} title={words} role={look?.problem ? 'alert' : undefined}>
          {words}
        </p>
      )}
      {words === null && drawing && (
        <SamplesPicture
          drawing={drawing}
          room={room}
          label={t(ofData ? 'samples.reconstructions' : 'samples.picture', { count: rows })}
        />
      )}
    </div>
  )
}
