import { ActionIcon, Select, Switch } from '@mantine/core'
import { IconDice5 } from '@tabler/icons-react'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '@shared/catalog/define/params'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { learnedByRules } from '@shared/compile/learnedByRules'
import { epochsOf } from '@shared/compile/phasesOf'
import { setTraining } from '@shared/graph/commands/setTraining'
import { MOST_EPOCHS, type TrainingSettings as Settings } from '@shared/graph/document'
import FieldRow from '../inspector/FieldRow'
import NumberField from '../inspector/NumberField'
import type { DocumentStore } from '../state/documentStore'
import { useDocument, useStudio } from '../state/studio'
import ChoiceForm from './ChoiceForm'
import MetricsField from './MetricsField'
import NoOptimizer from './NoOptimizer'
import PhasesSection from './PhasesSection'
import classes from './TrainingSettings.module.css'

const noneOr = <T,>(list: readonly T[]): T[] | undefined => (list.length > 0 ? [...list] : undefined)

/** How the document is trained: epochs, batch, optimizer, schedule, split, seed. Each change is an edit and can be undone. */
export default function TrainingSettings(): ReactElement {
  const { t } = useTranslation()
  const { documents } = useStudio()
  const document = useDocument((s) => s.document)
  const checked = useDocument((s) => s.checked)
  const rules = useMemo(() => learnedByRules(document, checked), [document, checked])
  const { training } = document
  const { phases = [] } = training
  const change = (patch: Patch, field: string): void => changeTraining(documents, patch, field)
  return (
    <section className={classes['form']} aria-label={t('drawer.training.title')}>
      <WholeRow
        field="epochs"
        min={1}
        max={MOST_EPOCHS}
        value={epochsOf(training)}
        locked={phases.length > 0 ? t('drawer.phases.sum') : undefined}
        onChange={(epochs) => change({ epochs }, 'epochs')}
      />
      <WholeRow
        field="batchSize"
        min={1}
        max={65_536}
        value={training.batchSize}
        onChange={(batchSize) => change({ batchSize }, 'batchSize')}
      />
      <Shuffling shuffle={training.shuffle} onChange={(shuffle) => change({ shuffle }, 'shuffle')} />
      {rules.length > 0 ? (
        <NoOptimizer rules={rules} />
      ) : (
        <ChoiceForm
          kind="optimizers"
          label={t('drawer.training.optimizer')}
          choice={training.optimizer}
          onChange={(optimizer) => optimizer && change({ optimizer }, 'optimizer')}
        />
      )}
      <ChoiceForm
        kind="schedules"
        label={t('drawer.training.schedule')}
        choice={training.schedule}
        onChange={(schedule) => schedule && change({ schedule }, 'schedule')}
      />
      {rules.length === 0 && <Clipping clip={training.clip} onChange={(clip) => change({ clip }, 'clip')} />}
      <SplitRows split={training.split} onChange={(split, part) => change({ split }, part)} />
      <MetricsField chosen={training.metrics} onChange={(metrics) => change({ metrics }, 'metrics')} />
      <Stopping stopping={training.stopping} onChange={(stopping) => change({ stopping }, 'stopping')} />
      <WholeRow
        field="seed"
        min={0}
        max={4_294_967_295}
        value={training.seed}
        onChange={(seed) => change({ seed }, 'seed')}
        right={<NewSeed onChange={(seed) => change({ seed }, 'seed')} />}
      />
      <PhasesSection phases={phases} onChange={(next) => change({ phases: noneOr(next) }, 'phases')} />
    </section>
  )
}

/** Whether the rows come in a new order in every epoch, or always in their own. */
function Shuffling({
  shuffle = true,
  onChange,
}: {
  readonly shuffle: Settings['shuffle']
  onChange(shuffle: Settings['shuffle']): void
}): ReactElement {
  const { t } = useTranslation()
  const title = t('drawer.training.shuffle')
  return (
    <FieldRow title={title} help={t('drawer.training.shuffleHelp')}>
      <Switch
        size="sm"
        mt={5}
        aria-label={title}
        checked={shuffle}
        onChange={(e) => onChange(e.currentTarget.checked ? undefined : false)}
      />
    </FieldRow>
  )
}

/** Shares of the rows that are kept from training. */
function SplitRows({
  split,
  onChange,
}: {
  readonly split: Settings['split']
  onChange(split: Settings['split'], part: string): void
}): ReactElement {
  const { t } = useTranslation()
  const ownTest = useDocument((s) => hasOwnTest(s.checked))
  return (
    <>
      {(['validation', 'test'] as const).map((part) => (
        <WholeRow
          key={part}
          field={part}
          min={0}
          max={80}
          unit="percent"
          {...(part === 'test' && ownTest
            ? { value: NaN, placeholder: '—', locked: t('drawer.training.ownTest') }
            : { value: Math.round(split[part] * 100) })}
          onChange={(v) => onChange({ ...split, [part]: v / 100 }, part)}
        />
      ))}
    </>
  )
}

/** Whether all data of the network comes with a test part, so that none is split off. */
function hasOwnTest({ nodes }: CheckedGraph): boolean {
  const data = Object.values(nodes).flatMap(({ item, params, outputs }) =>
    item?.kind === 'dataset' && Object.keys(outputs).length > 0 ? [item.describe(params as never)] : [],
  )
  return data.length > 0 && data.every(({ testRows }) => testRows > 0)
}

interface WholeRowProps {
  readonly field: 'epochs' | 'batchSize' | 'validation' | 'test' | 'patience' | 'seed'
  readonly min: number
  readonly max: number
  readonly value: number
  readonly unit?: Unit
  readonly right?: ReactElement
  readonly locked?: string | undefined
  readonly placeholder?: string
  onChange(value: number): void
}

/** A setting that is a whole number. */
function WholeRow({ field, min, max, unit, ...input }: WholeRowProps): ReactElement {
  const { t } = useTranslation()
  const title = t(`drawer.training.${field}`)
  return (
    <FieldRow title={title}>
      <NumberField label={title} spec={{ type: 'int', min, max, ...(unit !== undefined && { unit }) }} {...input} />
    </FieldRow>
  )
}

function NewSeed({ onChange }: { onChange(seed: number): void }): ReactElement {
  const { t } = useTranslation()
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={t('drawer.training.newSeed')}
      onClick={() => onChange(Math.floor(Math.random() * 1e6))}
    >
      <IconDice5 size={14} />
    </ActionIcon>
  )
}

type Patch = { readonly [K in keyof Settings]?: Settings[K] | undefined }

/** One edit; quick changes of the same field are undone together. */
function changeTraining(documents: DocumentStore, patch: Patch, field: string): void {
  const { document, apply } = documents.getState()
  const edit = setTraining(document, patch)
  if (edit) apply(edit, `training.${field}`)
}

/** Gradients held within limits: not at all, each number, or all together. */
function Clipping({
  clip,
  onChange,
}: {
  readonly clip: Settings['clip']
  onChange(clip: Settings['clip']): void
}): ReactElement {
  const { t } = useTranslation()
  const select = (by: string | null): void =>
    onChange(by === 'value' || by === 'norm' ? { by, limit: clip?.limit ?? 1 } : undefined)
  return (
    <>
      <label className={classes['row']}>
        <span>{t('drawer.training.clip')}</span>
        <Select
          size="xs"
          allowDeselect={false}
          value={clip?.by ?? ''}
          onChange={select}
          data={(['', 'value', 'norm'] as const).map((by) => ({
            value: by,
            label: t(`drawer.training.clipBy.${by === '' ? 'none' : by}`),
          }))}
          comboboxProps={{ withinPortal: true }}
        />
      </label>
      {clip && (
        <FieldRow title={t('drawer.training.clipLimit')}>
          <NumberField
            label={t('drawer.training.clipLimit')}
            spec={{ type: 'float', min: 1e-6, max: 1e6, scale: 'log' }}
            value={clip.limit}
            onChange={(limit) => onChange({ ...clip, limit })}
          />
        </FieldRow>
      )}
    </>
  )
}

function Stopping({
  stopping,
  onChange,
}: {
  readonly stopping: Settings['stopping']
  onChange(stopping: Settings['stopping']): void
}): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <label className={classes['row']}>
        <span>{t('drawer.training.stopping')}</span>
        <Switch
          size="sm"
          checked={stopping !== undefined}
          onChange={(e) => onChange(e.currentTarget.checked ? { patience: 5, minDelta: 0 } : undefined)}
        />
      </label>
      {stopping && (
        <WholeRow
          field="patience"
          min={1}
          max={10_000}
          value={stopping.patience}
          onChange={(patience) => onChange({ ...stopping, patience })}
        />
      )}
    </>
  )
}
