import { ActionIcon, Select, Switch } from '@mantine/core'
import { IconDice5 } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { setTraining } from '@shared/graph/commands/setTraining'
import { MOST_EPOCHS, type ItemChoice, type TrainingSettings as Settings } from '@shared/graph/document'
import FieldRow from '../inspector/FieldRow'
import NumberField from '../inspector/NumberField'
import { ParamField } from '../inspector/ParamField'
import type { DocumentStore } from '../state/documentStore'
import { useDocument, useInterface, useStudio } from '../state/studio'
import MetricsField from './MetricsField'
import classes from './TrainingSettings.module.css'

/** How the document is trained: epochs, batch, optimizer, schedule, split, seed. Each change is an edit and can be undone. */
export default function TrainingSettings(): ReactElement {
  const { t } = useTranslation()
  const { documents } = useStudio()
  const training = useDocument((s) => s.document.training)
  const ownTest = useDocument((s) => hasOwnTest(s.checked))
  const change = (patch: Partial<Settings>, field: string): void => changeTraining(documents, patch, field)
  return (
    <section className={classes['form']} aria-label={t('drawer.training.title')}>
      <WholeRow
        field="epochs"
        min={1}
        max={MOST_EPOCHS}
        value={training.epochs}
        onChange={(epochs) => change({ epochs }, 'epochs')}
      />
      <WholeRow
        field="batchSize"
        min={1}
        max={65_536}
        value={training.batchSize}
        onChange={(batchSize) => change({ batchSize }, 'batchSize')}
      />
      <ChoiceForm
        kind="optimizers"
        label={t('drawer.training.optimizer')}
        choice={training.optimizer}
        onChange={(optimizer) => change({ optimizer }, 'optimizer')}
      />
      <ChoiceForm
        kind="schedules"
        label={t('drawer.training.schedule')}
        choice={training.schedule}
        onChange={(schedule) => change({ schedule }, 'schedule')}
      />
      {(['validation', 'test'] as const).map((part) => (
        <WholeRow
          key={part}
          field={part}
          min={0}
          max={80}
          unit="%"
          {...(part === 'test' && ownTest
            ? { value: NaN, placeholder: '—', locked: t('drawer.training.ownTest') }
            : { value: Math.round(training.split[part] * 100) })}
          onChange={(v) => change({ split: { ...training.split, [part]: v / 100 } }, part)}
        />
      ))}
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
    </section>
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
  readonly unit?: string
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

/** One edit; quick changes of the same field are undone together. */
function changeTraining(documents: DocumentStore, patch: Partial<Settings>, field: string): void {
  const { document, apply } = documents.getState()
  const edit = setTraining(document, patch)
  if (edit) apply(edit, `training.${field}`)
}

interface ChoiceProps {
  readonly kind: 'optimizers' | 'schedules'
  readonly label: string
  readonly choice: ItemChoice
  onChange(choice: ItemChoice): void
}

/** An item of the catalog with its parameters; a parameter keeps its value when the new item has one of that name. */
function ChoiceForm({ kind, label, choice, onChange }: ChoiceProps): ReactElement {
  const language = useInterface((s) => s.language)
  const items = catalog[kind]
  const item = items.get(choice.type)
  const { params } = parseParams(item?.params ?? {}, choice.params)
  const select = (type: string | null): void => {
    const next = type ? items.get(type) : undefined
    if (!next) return
    onChange({
      type: next.id,
      params: Object.fromEntries(Object.entries(choice.params).filter(([name]) => name in next.params)),
    })
  }
  return (
    <>
      <label className={classes['row']}>
        <span>{label}</span>
        <Select
          size="xs"
          allowDeselect={false}
          value={choice.type}
          onChange={select}
          data={[...items.values()].map(({ id, text }) => ({ value: id, label: text[language].title }))}
          comboboxProps={{ withinPortal: true }}
        />
      </label>
      {item &&
        Object.entries(item.params).map(([name, spec]) => (
          <ParamField
            key={name}
            name={name}
            spec={spec}
            text={item.text[language].params[name]}
            value={params[name]}
            onChange={(value) => onChange({ ...choice, params: { ...choice.params, [name]: value } })}
          />
        ))}
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
