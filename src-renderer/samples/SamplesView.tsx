import { ActionIcon } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconDownload } from '@tabler/icons-react'
import { useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeTitle } from '../canvas/card/itemWords'
import { saveFile } from '../charts/saveFile'
import { useRunView } from '../shell/useRunView'
import type { Look } from '../state/samples/createSampleFeed'
import { useDocument, useInterface, useRuns } from '../state/studio'
import type { Drawing } from './drawSamples'
import Film from './Film'
import type { SampleNode } from './sampleNodes'
import classes from './samples.module.css'
import SamplesFields, { type Wishes } from './SamplesFields'
import SamplesPicture from './SamplesPicture'
import { toPng } from './toPng'
import { useDrawing } from './useDrawing'
import { useSamples } from './useSamples'
import { whatToSay } from './whatToSay'

/** States on the way that are asked for: as many as there may be. */
const FRAMES = 24

interface Props {
  readonly shown: SampleNode
  readonly nodes: readonly SampleNode[]
  onChoose(id: string): void
}

/** The last answer, until there is another: what is wished for anew does not empty the screen. */
function useLastLook(look: Look | undefined, runId: string | null): Look | undefined {
  const last = useRef<{ look: Look; runId: string | null }>(undefined)
  if (look) last.current = { look, runId }
  return look ?? (last.current?.runId === runId ? last.current.look : undefined)
}

/** One node's samples with all that can be wished for. */
export default function SamplesView({ shown: { node, source, rows }, nodes, onChoose }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const seed = useDocument((s) => s.document.training.seed)
  const runId = useRuns((s) => s.currentId)
  const { status } = useRunView()
  const [wished, setWished] = useState<Partial<Wishes>>({})
  const [frame, setFrame] = useState<number>()
  const wishes: Wishes = { rows, seed, ...wished }
  const fresh = useSamples(runId !== null && source ? { runId, source, frames: FRAMES, ...wishes } : null)
  const look = useLastLook(fresh, runId)
  const samples = look?.samples
  const states = samples?.frames ?? []
  const at = Math.min(frame ?? Infinity, states.length - 1)
  const drawing = useDrawing(samples, at)
  const making = look !== undefined && (!fresh || (fresh.renewing === true && status !== 'running'))
  const words = whatToSay(source !== undefined, status, look, t)
  return (
    <div className={classes['panel']}>
      <SamplesFields
        node={node}
        nodes={nodes}
        onChoose={onChoose}
        wishes={wishes}
        onWish={(wish) => setWished((before) => ({ ...before, ...wish }))}
        samples={samples}
        status={status}
        making={making}
      />
      <div className={classes['stage']}>
        <Stage
          name={nodeTitle(node, language)}
          drawing={words === null ? drawing : null}
          words={words}
          failed={look?.problem !== undefined}
        />
        {words === null && samples && states.length > 1 && (
          <Film steps={states.map(({ step }) => step)} total={samples.steps} frame={at} onFrame={setFrame} />
        )}
      </div>
    </div>
  )
}

interface StageProps {
  readonly name: string
  readonly drawing: Drawing | null
  readonly words: string | null
  readonly failed: boolean
}

/** The picture in all the room that there is, or why there is none. */
function Stage({ name, drawing, words, failed }: StageProps): ReactElement {
  const { t } = useTranslation()
  const { ref, width, height } = useElementSize()
  const [room, setRoom] = useState({ width, height })
  if (room.width !== width || room.height !== height) setRoom({ width, height })
  return (
    <div ref={ref} className={classes['picture']}>
      {words !== null && (
        <p className={classes['words']} role={failed ? 'alert' : undefined}>
          {words}
        </p>
      )}
      {drawing && width > 0 && (
        <>
          <SamplesPicture drawing={drawing} room={room} label={t('samples.picture', { count: drawing.rows.length })} />
          <ActionIcon
            className={classes['save']}
            variant="subtle"
            size="sm"
            color="gray"
            aria-label={t('samples.save')}
            title={t('samples.save')}
            onClick={() => void toPng(drawing, room).then((png) => saveFile(`${name}.png`, png))}
          >
            <IconDownload size={14} />
          </ActionIcon>
        </>
      )}
    </div>
  )
}
