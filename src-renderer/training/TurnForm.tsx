import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { rulesOfTurn } from '@shared/compile/learnedByRules'
import { hasLearners } from '@shared/compile/scopeOfTurn'
import { MOST_TURN_STEPS, type TrainingTurn } from '@shared/graph/document'
import FieldRow from '../inspector/FieldRow'
import NumberField from '../inspector/NumberField'
import { useDocument } from '../state/studio'
import ChoiceForm from './ChoiceForm'
import NodesField from './NodesField'
import classes from './PhasesSection.module.css'

type Patch = { readonly [K in keyof TrainingTurn]?: TrainingTurn[K] | undefined }

interface Props {
  readonly turn: TrainingTurn
  readonly number: number
  /** It is the only one of its phase. */
  readonly alone: boolean
  onChange(turn: TrainingTurn): void
  onRemove(): void
}

/** What is learned by which nodes, and how. */
export default function TurnForm({ turn, number, alone, onChange, onRemove }: Props): ReactElement {
  const { t } = useTranslation()
  const document = useDocument((s) => s.document)
  const checked = useDocument((s) => s.checked)
  const { nodes } = document
  const byRules = useMemo(() => rulesOfTurn(document, checked, turn).length > 0, [document, checked, turn])
  const losses = useMemo(() => nodes.filter(({ id }) => checked.nodes[id]?.item?.kind === 'loss'), [nodes, checked])
  const learners = useMemo(() => nodes.filter(({ id }) => hasLearners(checked.nodes[id])), [nodes, checked])
  const set = (patch: Patch): void =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...turn, ...patch }).filter(([, value]) => value !== undefined),
      ) as TrainingTurn,
    )
  const name = t('drawer.phases.turn', { number })
  return (
    <section className={classes['turn']} aria-label={name} data-alone={alone || undefined}>
      {!alone && (
        <header className={classes['header']}>
          <span>{name}</span>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={`${t('drawer.phases.removeTurn')}: ${name}`}
            onClick={onRemove}
          >
            <IconX size={14} />
          </ActionIcon>
        </header>
      )}
      <NodesField
        label={t('drawer.phases.objectives')}
        all={t('drawer.phases.allObjectives')}
        nodes={losses}
        value={turn.objectives}
        onChange={(objectives) => set({ objectives })}
      />
      <NodesField
        label={t('drawer.phases.trains')}
        all={t('drawer.phases.allNodes')}
        nodes={learners}
        value={turn.trains}
        onChange={(trains) => set({ trains })}
      />
      {(!alone || turn.steps !== undefined) && (
        <FieldRow title={t('drawer.phases.steps')} help={t('drawer.phases.stepsHelp')}>
          <NumberField
            label={t('drawer.phases.steps')}
            spec={{ type: 'int', min: 1, max: MOST_TURN_STEPS }}
            value={turn.steps ?? 1}
            onChange={(steps) => set({ steps: steps === 1 ? undefined : steps })}
          />
        </FieldRow>
      )}
      <OwnChoices turn={turn} byRules={byRules} onChange={set} />
    </section>
  )
}

/** An optimizer and a schedule of the turn's own, or those of the document. */
function OwnChoices({
  turn,
  byRules,
  onChange,
}: {
  readonly turn: TrainingTurn
  /** Rules alone learn in it: no optimizer has work. */
  readonly byRules: boolean
  onChange(patch: Patch): void
}): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      {!byRules && (
        <ChoiceForm
          kind="optimizers"
          label={t('drawer.training.optimizer')}
          none={t('drawer.phases.asAbove')}
          choice={turn.optimizer}
          onChange={(optimizer) => onChange({ optimizer })}
        />
      )}
      <ChoiceForm
        kind="schedules"
        label={t('drawer.training.schedule')}
        none={t('drawer.phases.asAbove')}
        choice={turn.schedule}
        onChange={(schedule) => onChange({ schedule })}
      />
    </>
  )
}
