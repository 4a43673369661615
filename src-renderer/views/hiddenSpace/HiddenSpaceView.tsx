import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { HiddenSpace } from '@shared/looks/hiddenSpace'
import type { Look } from '@shared/looks/looks'
import { percentText } from '@shared/percentText'
import { useFormat } from '../../shell/useFormat'
import { useStudio } from '../../state/studio'
import type { ViewProps } from '../defineView'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'
import HiddenSpaceFields from './HiddenSpaceFields'
import type { HiddenSpaceSettings } from './hiddenSpaceSettings'
import ScatterPicture from './ScatterPicture'
import { useTsne } from './useTsne'

type Rows = readonly (readonly number[])[]
type Found = Look<'hiddenSpace'>

/** Components that come before t-SNE, and those among which axes are chosen. */
const MANY = 50
const FEW = 3

const rowsOf = ({ points, width }: HiddenSpace): Rows =>
  Array.from({ length: Math.floor(points.length / (width || 1)) }, (_, i) => points.slice(i * width, (i + 1) * width))

const planeOf = (found: HiddenSpace, { x, y }: HiddenSpaceSettings): Rows =>
  rowsOf(found).map((row) => [row[x] ?? 0, row[y] ?? 0])

/** What comes out of a layer for many rows, as points of a plane. */
export default function HiddenSpaceView(props: ViewProps<HiddenSpaceSettings>): ReactElement {
  const { subject, settings, onSettings } = props
  const { t } = useTranslation()
  const { client } = useStudio()
  const tsne = useTsne()
  const [taken, setTaken] = useState<Found>()
  const byNeighbors = settings.way === 'tsne'
  // What t-SNE places are the rows of one moment: nothing is asked again meanwhile.
  const held = byNeighbors && taken !== undefined
  const keep = byNeighbors ? MANY : FEW
  const asked = useLook(subject, held ? null : { kind: 'hiddenSpace', node: subject.node, rows: settings.rows, keep })
  const axesOf = useAxes()
  const look = held ? { answer: taken } : asked
  const { answer } = look
  const start = async (): Promise<void> => {
    if (subject.runId === null) return
    const question = { kind: 'hiddenSpace', node: subject.node, rows: settings.rows, keep: MANY } as const
    const found = await client.call('run.look', { runId: subject.runId, question })
    if (!found.ok) return
    setTaken(found.value as Found)
    tsne.start(rowsOf(found.value as Found), settings.perplexity)
  }
  const again = (patch: Partial<HiddenSpaceSettings>): void => {
    if ('rows' in patch || 'way' in patch) tsne.stop()
    if ('rows' in patch || 'way' in patch) setTaken(undefined)
    onSettings(patch)
  }
  const placed = byNeighbors && answer !== undefined && answer.size > FEW
  return (
    <ViewBody
      subject={subject}
      look={look}
      words={placed && held && !tsne.news ? t('views.hiddenSpace.beginning') : undefined}
      fields={
        <HiddenSpaceFields
          settings={settings}
          answer={answer}
          tsne={tsne}
          onStart={() => void start()}
          onSettings={again}
        />
      }
    >
      {(found) =>
        placed && !(held && tsne.news) ? (
          <p>{t('views.hiddenSpace.ready')}</p>
        ) : (
          <ScatterPicture
            subject={subject}
            rows={placed ? (tsne.news?.points ?? []) : planeOf(found, settings)}
            classes={found.classes}
            axes={placed ? undefined : axesOf(found, settings)}
          />
        )
      }
    </ViewBody>
  )
}

/** What the axes are called. */
function useAxes(): (found: HiddenSpace, settings: HiddenSpaceSettings) => readonly [string, string] {
  const { t } = useTranslation()
  const { language } = useFormat()
  return ({ shares }, { x, y }) => {
    const name = (at: number): string =>
      shares
        ? t('views.hiddenSpace.component', { number: at + 1, share: percentText(shares[at] ?? 0, language, 0) })
        : t('views.hiddenSpace.unit', { number: at + 1 })
    return [name(x), name(y)]
  }
}
