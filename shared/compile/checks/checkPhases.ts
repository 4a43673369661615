import type { Diagnostic, DiagnosticTarget, Fix } from '../../graph/diagnostic'
import type { FixCode } from '../../graph/diagnostics/fixTexts'
import type { TrainingPhase, TrainingTurn } from '../../graph/document'
import type { Check, CheckContext } from '../checkContext'
import { hasLearners, scopeOfTurn } from '../scopeOfTurn'
import { withTurn } from './checkChoices'
import { batchesOfRound } from '../batchesOfRound'
import { trainingRows } from './dataInUse'
import { settingFix } from './settingFixes'

/** A phase that is looked at, or a turn of it. */
interface Place {
  readonly context: CheckContext
  readonly phases: readonly TrainingPhase[]
  /** Place in the list. */
  readonly index: number
  readonly phase: TrainingPhase
}
interface TurnPlace extends Place {
  readonly k: number
  readonly turn: TrainingTurn
}

const targetOf = ({ index }: Place, setting: string): DiagnosticTarget => ({
  kind: 'training',
  setting: `phases.${index}.${setting}`,
})

const valuesOf = ({ index, phase: { title } }: Place): Diagnostic['values'] => {
  if (title === undefined || title === '') return { phase: index + 1 }
  const [uk, en] = typeof title === 'string' ? [title, title] : [title.uk, title.en]
  return { phase: index + 1, ...(uk && { title_uk: uk }), ...(en && { title_en: en }) }
}

const phasesFix = (place: Place, code: FixCode, phases: readonly TrainingPhase[]): Fix | null =>
  settingFix(place.context, code, valuesOf(place), { phases: phases.length > 0 ? [...phases] : undefined })

const removePhase = (place: Place): Fix | null =>
  phasesFix(
    place,
    'removePhase',
    place.phases.filter((_, i) => i !== place.index),
  )

const turnFix = (place: TurnPlace, code: FixCode, patch: Parameters<typeof withTurn>[3]): Fix | null =>
  phasesFix(place, code, withTurn(place.phases, place.index, place.k, patch))

/** Ids that name nothing, or nothing of the kind that is meant. */
function checkNames(place: TurnPlace, list: 'objectives' | 'trains'): void {
  const { context, turn, k } = place
  const named = turn[list]
  const isKnown = (id: string): boolean => {
    const found = context.nodes.get(id)
    return found !== undefined && (list === 'trains' || !found.item || found.item.kind === 'loss')
  }
  for (const id of new Set((named ?? []).filter((id) => !isKnown(id)))) {
    const rest = named?.filter((other) => other !== id)
    context.report({
      code: list === 'objectives' ? 'phaseObjectiveUnknown' : 'phaseNodeUnknown',
      severity: 'error',
      target: targetOf(place, `turns.${k}.${list}`),
      values: { ...valuesOf(place), node: id },
      fixes: () => [turnFix(place, 'removeFromPhase', { [list]: rest?.length ? rest : undefined })],
    })
  }
}

/** Whether a turn has something to learn, and weights that can. */
function checkGoal(place: TurnPlace): void {
  const { context, turn, k } = place
  const { graph, nodes, losses } = context
  const get = (id: string) => nodes.get(id)
  const ids = losses.map(({ node }) => node.id)
  const all = scopeOfTurn(graph, get, ids, {})
  const learners = (trains: ReadonlySet<string>): string[] => [...trains].filter((id) => hasLearners(get(id)))
  // Before the shapes are known nobody can say what there is to train; and where nothing at all can, that is said of the network.
  if ([...all.nodes].some((id) => Object.keys(get(id)?.outputs ?? {}).length === 0 && get(id)?.item?.kind === 'layer'))
    return
  if (learners(all.trains).length === 0) return
  const wanted = scopeOfTurn(graph, get, ids, { ...turn, objectives: undefined })
  const values = valuesOf(place)
  if (learners(wanted.trains).length === 0) {
    context.report({
      code: 'phaseTrainsNothing',
      severity: 'error',
      target: targetOf(place, `turns.${k}.trains`),
      values,
      fixes: () => [turnFix(place, 'trainAll', { trains: undefined }), removePhase(place)],
    })
    return
  }
  const named = scopeOfTurn(graph, get, ids, turn)
  const idle = named.objectives.filter((id) => {
    const own = scopeOfTurn(graph, get, [id], { trains: turn.trains })
    return learners(own.trains).length === 0
  })
  if (idle.length === named.objectives.length) {
    context.report({
      code: 'phaseLearnsNothing',
      severity: 'error',
      target: targetOf(place, `turns.${k}.objectives`),
      values,
      fixes: () => [
        turnFix(place, 'learnAll', { objectives: undefined }),
        ...(turn.trains && idle.length > 0 ? [turnFix(place, 'trainAll', { trains: undefined })] : []),
      ],
    })
    return
  }
  // Where all are meant, those that nothing can be done for are only measured.
  for (const id of turn.objectives ? idle : [])
    context.report({
      code: 'phaseObjectiveIdle',
      severity: 'warning',
      target: targetOf(place, `turns.${k}.objectives`),
      values: { ...values, name: get(id)?.node.name ?? '', type: get(id)?.node.type ?? '' },
      fixes: () => [
        turnFix(place, 'removeFromPhase', { objectives: turn.objectives?.filter((other) => other !== id) }),
      ],
    })
}

/** Batches that a round takes against the rows there are. */
function checkRound(place: Place): void {
  const { context, phase } = place
  const batches = batchesOfRound(phase)
  const rows = trainingRows(context) ?? Infinity
  if (rows < 1 || batches <= rows) return
  context.report({
    code: 'roundLargerThanData',
    severity: 'error',
    target: targetOf(place, 'turns'),
    values: { ...valuesOf(place), batches, rows },
    fixes: () => [
      phasesFix(
        place,
        'singleSteps',
        place.phases.map((own, i) =>
          i === place.index ? { ...own, turns: own.turns.map(({ steps: _steps, ...turn }) => turn) } : own,
        ),
      ),
    ],
  })
}

function checkPhase(place: Place): void {
  const { context, phases, index, phase } = place
  const values = valuesOf(place)
  const first = phases.findIndex(({ id }) => id === phase.id)
  const changed = (patch: Partial<TrainingPhase>) => phases.map((own, i) => (i === index ? { ...own, ...patch } : own))
  if (first < index)
    context.report({
      code: 'phaseIdRepeats',
      severity: 'error',
      target: targetOf(place, 'id'),
      values: { ...values, id: phase.id, first: first + 1 },
      fixes: () => [phasesFix(place, 'ownPhaseId', changed({ id: freeId(phases, phase.id) }))],
    })
  if (phase.epochs === 0)
    context.report({
      code: 'phaseWithoutEpochs',
      severity: 'error',
      target: targetOf(place, 'epochs'),
      values,
      fixes: () => [phasesFix(place, 'onePhaseEpoch', changed({ epochs: 1 })), removePhase(place)],
    })
  if (phase.turns.length === 0)
    context.report({
      code: 'phaseWithoutTurns',
      severity: 'error',
      target: targetOf(place, 'turns'),
      values,
      fixes: () => [phasesFix(place, 'trainAll', changed({ turns: [{}] })), removePhase(place)],
    })
  phase.turns.forEach((turn, k) => {
    const at = { ...place, turn, k }
    checkNames(at, 'objectives')
    checkNames(at, 'trains')
    checkGoal(at)
  })
  checkRound(place)
}

function freeId(phases: readonly TrainingPhase[], id: string): string {
  let k = 2
  while (phases.some((phase) => phase.id === `${id.slice(0, 120)}-${k}`)) k++
  return `${id.slice(0, 120)}-${k}`
}

/** Layers that could learn and that no phase trains. */
function checkLeftOut(context: CheckContext, phases: readonly TrainingPhase[]): void {
  const get = (id: string) => context.nodes.get(id)
  const ids = context.losses.map(({ node }) => node.id)
  const scopeOf = (turn: TrainingTurn) => scopeOfTurn(context.graph, get, ids, turn)
  const turns = phases.flatMap((phase, index) =>
    phase.turns.map((turn, k) => ({ place: { context, phases, index, phase, turn, k }, scope: scopeOf(turn) })),
  )
  for (const id of scopeOf({}).trains) {
    const left = get(id)
    if (!hasLearners(left) || turns.some(({ scope }) => scope.trains.has(id))) continue
    context.report({
      code: 'nodeInNoPhase',
      severity: 'info',
      target: { kind: 'node', node: id },
      values: { type: left?.node.type ?? '', name: left?.node.name ?? '' },
      fixes: () => {
        const place = [...turns].reverse().find(({ scope }) => scope.nodes.has(id))?.place
        return place ? [turnFix(place, 'addToPhase', { trains: [...(place.turn.trains ?? []), id] })] : []
      },
    })
  }
}

/** The phases of training: what they name exists, and each learns something. */
export const checkPhases: Check = (context) => {
  const { phases = [] } = context.document.training
  phases.forEach((phase, index) => checkPhase({ context, phases, index, phase }))
  if (phases.length > 0) checkLeftOut(context, phases)
}
