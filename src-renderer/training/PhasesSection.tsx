import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconCopy, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PHASE_PRESETS, phasePreset } from '@shared/compile/phasePresets'
import { phasesOf } from '@shared/compile/phasesOf'
import { createId } from '@shared/graph/createId'
import { MOST_EPOCHS, type TrainingPhase } from '@shared/graph/document'
import FieldRow from '../inspector/FieldRow'
import DraftInput from '../inspector/DraftInput'
import NumberField from '../inspector/NumberField'
import { useInterface, useStudio } from '../state/studio'
import classes from './PhasesSection.module.css'
import { phaseTitle } from './phaseTitle'
import TurnForm from './TurnForm'

interface Props {
  /** `undefined`: one phase with all. */
  readonly phases: readonly TrainingPhase[]
  onChange(phases: readonly TrainingPhase[]): void
}

/** Most phases of a document. */
const most = 100

/** What training goes through one after another: pretraining, freezing, turn about. Without phases all is learned at once. */
export default function PhasesSection({ phases, onChange }: Props): ReactElement {
  const { t } = useTranslation()
  const replace = (index: number, ...by: readonly TrainingPhase[]): void =>
    onChange([...phases.slice(0, index), ...by, ...phases.slice(index + 1)])
  const swap = (index: number, other: number): void =>
    onChange(phases.map((phase, i) => phases[i === index ? other : i === other ? index : i] ?? phase))
  return (
    <section className={classes['section']} aria-label={t('drawer.phases.title')}>
      <header className={classes['header']}>
        <span>{t('drawer.phases.title')}</span>
        <AddMenu phases={phases} onChange={onChange} />
      </header>
      {phases.length === 0 && <p className={classes['none']}>{t('drawer.phases.none')}</p>}
      {phases.map((phase, i) => (
        <Phase
          key={phase.id}
          phase={phase}
          number={i + 1}
          onChange={(next) => replace(i, next)}
          onDuplicate={phases.length < most ? () => replace(i, phase, { ...phase, id: createId() }) : undefined}
          onRemove={() => replace(i)}
          onUp={i > 0 ? () => swap(i, i - 1) : undefined}
          onDown={i < phases.length - 1 ? () => swap(i, i + 1) : undefined}
        />
      ))}
    </section>
  )
}

/** One more phase, or all of a usual course in place of those there are. */
function AddMenu({ phases, onChange }: Props): ReactElement {
  const { t } = useTranslation()
  const { documents } = useStudio()
  const add = (): void => {
    const { document } = documents.getState()
    const [first] = phasesOf({ ...document.training, phases: undefined })
    onChange([...phases, { id: createId(), epochs: first?.epochs ?? 1, turns: [{}] }])
  }
  const fill = (preset: (typeof PHASE_PRESETS)[number]): void => {
    const { document, checked } = documents.getState()
    const filled = phasePreset(preset, document, checked)
    if (filled.length > 0) onChange(filled)
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-xs" variant="default" leftSection={<IconPlus size={14} />}>
          {t('drawer.phases.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={phases.length >= most} onClick={add}>
          {t('drawer.phases.one')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('drawer.phases.presets')}</Menu.Label>
        {PHASE_PRESETS.map((preset) => (
          <Menu.Item key={preset} onClick={() => fill(preset)}>
            {t(`drawer.phases.preset.${preset}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** What can be done with a phase as a whole; `undefined`: not now. */
interface Moves {
  readonly onDuplicate: (() => void) | undefined
  onRemove(): void
  readonly onUp: (() => void) | undefined
  readonly onDown: (() => void) | undefined
}

function Actions({ name, onUp, onDown, onDuplicate, onRemove }: Moves & { readonly name: string }): ReactElement {
  const { t } = useTranslation()
  const actions = [
    ['up', IconChevronUp, onUp],
    ['down', IconChevronDown, onDown],
    ['duplicate', IconCopy, onDuplicate],
    ['remove', IconTrash, onRemove],
  ] as const
  return (
    <span className={classes['actions']}>
      {actions.map(([what, Icon, act]) => (
        <ActionIcon
          key={what}
          size="sm"
          variant="subtle"
          color="gray"
          disabled={!act}
          aria-label={`${t(`drawer.phases.${what}`)}: ${name}`}
          title={t(`drawer.phases.${what}`)}
          onClick={act}
        >
          <Icon size={14} />
        </ActionIcon>
      ))}
    </span>
  )
}

interface PhaseProps extends Moves {
  readonly phase: TrainingPhase
  readonly number: number
  onChange(phase: TrainingPhase): void
}

function Phase({ phase, number, onChange, ...moves }: PhaseProps): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const { turns } = phase
  const name = t('drawer.phases.phase', { number })
  const set = (patch: Partial<TrainingPhase>): void => onChange({ ...phase, ...patch })
  return (
    <section className={classes['phase']} aria-label={name}>
      <header className={classes['header']}>
        <b>{name}</b>
        <Actions name={name} {...moves} />
      </header>
      <FieldRow title={t('drawer.phases.name')}>
        <DraftInput
          value={phaseTitle(phase.title, language)}
          format={(text) => text}
          parse={(text) => ({ ok: true, value: text.slice(0, 200) })}
          onChange={(title) => set({ title })}
          live={false}
          label={t('drawer.phases.name')}
        />
      </FieldRow>
      <FieldRow title={t('drawer.training.epochs')}>
        <NumberField
          label={t('drawer.training.epochs')}
          spec={{ type: 'int', min: 1, max: MOST_EPOCHS }}
          value={phase.epochs}
          onChange={(epochs) => set({ epochs })}
        />
      </FieldRow>
      {turns.map((turn, k) => (
        <TurnForm
          key={k}
          turn={turn}
          number={k + 1}
          alone={turns.length === 1}
          onChange={(next) => set({ turns: turns.map((own, i) => (i === k ? next : own)) })}
          onRemove={() => set({ turns: turns.filter((_, i) => i !== k) })}
        />
      ))}
      {turns.length < 16 && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={14} />}
          title={t('drawer.phases.turnHelp')}
          onClick={() => set({ turns: [...turns, {}] })}
        >
          {t('drawer.phases.addTurn')}
        </Button>
      )}
    </section>
  )
}
