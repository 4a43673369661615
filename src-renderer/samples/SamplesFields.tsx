import { Button, Select } from '@mantine/core'
import { IconDice5 } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphNode } from '@shared/graph/document'
import type { Samples } from '@shared/ipc/types'
import type { RunStatus } from '@shared/training/runState'
import { nodeTitle } from '../canvas/card/itemWords'
import { numberedTitles } from '../canvas/card/numberedTitles'
import NumberField from '../inspector/NumberField'
import RunOrigin from '../insight/RunOrigin'
import { useFormat } from '../shell/useFormat'
import { useInterface, useRuns } from '../state/studio'
import { useRunDocument } from '../training/useRunDocument'
import Live from './Live'
import type { SampleNode } from './sampleNodes'
import classes from './samples.module.css'

/** What samples are wished for. */
export interface Wishes {
  readonly rows: number
  readonly seed: number
  /** Passes through the network; absent: as many as the layer says. */
  readonly steps?: number
}

interface Props {
  readonly node: GraphNode
  readonly nodes: readonly SampleNode[]
  readonly wishes: Wishes
  readonly samples: Samples | undefined
  readonly status: RunStatus | null
  /** Others are on their way. */
  readonly making: boolean
  onChoose(id: string): void
  onWish(wish: Partial<Wishes>): void
}

const COUNT = { type: 'int', min: 1, max: 512 } as const
const SEED = { type: 'int', min: 0, max: 4_294_967_295 } as const
const PASSES = { type: 'int', min: 1, max: 1000 } as const

/** Which node, how many samples, from which noise; and what is seen now. */
export default function SamplesFields(props: Props): ReactElement {
  const { node, nodes, wishes, samples, onChoose, onWish } = props
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const titles = numberedTitles(
    nodes.map((one) => one.node),
    (one) => nodeTitle(one, language),
  )
  const stepwise = wishes.steps !== undefined || (samples?.steps ?? 1) > 1
  return (
    <div className={classes['side']}>
      {nodes.length > 1 && (
        <Select
          size="xs"
          aria-label={t('samples.node')}
          value={node.id}
          allowDeselect={false}
          onChange={(id) => id !== null && onChoose(id)}
          data={[...titles].map(([value, label]) => ({ value, label }))}
        />
      )}
      <div className={classes['fields']}>
        <Field title={t('samples.count')} spec={COUNT} value={wishes.rows} onChange={(rows) => onWish({ rows })} />
        {samples?.from !== 'data' && (
          <Field title={t('samples.seed')} spec={SEED} value={wishes.seed} onChange={(seed) => onWish({ seed })} />
        )}
        {stepwise && (
          <Field
            title={t('samples.passes')}
            spec={PASSES}
            value={wishes.steps ?? samples?.steps ?? 1}
            onChange={(steps) => onWish({ steps })}
          />
        )}
      </div>
      {samples?.from !== 'data' && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDice5 size={14} />}
          onClick={() => onWish({ seed: Math.floor(Math.random() * 1e6) })}
        >
          {t('samples.newNoise')}
        </Button>
      )}
      <State {...props} />
    </div>
  )
}

interface FieldProps {
  readonly title: string
  readonly spec: { readonly type: 'int'; readonly min: number; readonly max: number }
  readonly value: number
  onChange(value: number): void
}

function Field({ title, ...field }: FieldProps): ReactElement {
  return (
    <>
      <span aria-hidden>{title}</span>
      <NumberField label={title} {...field} />
    </>
  )
}

/** Of which run and step the samples are, and what they were made from. */
function State({ status, samples, making }: Pick<Props, 'status' | 'samples' | 'making'>): ReactElement | null {
  const { t } = useTranslation()
  const { number } = useFormat()
  const runId = useRuns((s) => s.currentId)
  const made = useRunDocument(runId ?? undefined)
  if (runId === null) return null
  return (
    <>
      <p className={classes['state']}>
        {status === 'running' && <Live />}
        {samples && <span>{t('samples.runStep', { step: number(samples.trained) })}</span>}
        {samples?.from === 'data' && <span>{t('samples.ofData')}</span>}
        {making && <span role="status">{t('samples.making')}</span>}
      </p>
      <RunOrigin runId={runId} made={made} />
    </>
  )
}
