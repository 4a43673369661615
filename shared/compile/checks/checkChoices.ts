import { catalog } from '../../catalog/catalog'
import { parseParams, type ParamSpecs } from '../../catalog/define/params'
import type { DiagnosticTarget } from '../../graph/diagnostic'
import type { ItemChoice, TrainingPhase, TrainingSettings, TrainingTurn } from '../../graph/document'
import type { Check, CheckContext } from '../checkContext'
import { valueText } from '../fixes/nodeFixes'
import { settingFix } from './settingFixes'

/** Learning rates this many times the optimizer's default seldom end well. */
const HIGH_RATE = 100

/** An optimizer or a schedule chosen in the settings. */
interface Place {
  readonly kind: 'optimizer' | 'schedule'
  readonly choice: ItemChoice
  readonly target: DiagnosticTarget & { readonly kind: 'training' }
  /** The settings with another choice. */
  replace(choice: ItemChoice): Partial<TrainingSettings>
}

const KINDS = ['optimizer', 'schedule'] as const

/** The phases with one turn changed; `turn` counts within its phase. */
export const withTurn = (
  phases: readonly TrainingPhase[],
  phase: number,
  turn: number,
  patch: Partial<Record<keyof TrainingTurn, unknown>>,
): TrainingPhase[] =>
  phases.map((own, i) => {
    if (i !== phase) return own
    const patched = (one: TrainingTurn): TrainingTurn =>
      Object.fromEntries(Object.entries({ ...one, ...patch }).filter(([, value]) => value !== undefined))
    return { ...own, turns: own.turns.map((one, k) => (k === turn ? patched(one) : one)) }
  })

function placesOf({ document: { training } }: CheckContext): readonly Place[] {
  const { phases = [] } = training
  const own = KINDS.map((kind): Place => {
    const target = { kind: 'training', setting: kind } as const
    return { kind, choice: training[kind], target, replace: (choice) => ({ [kind]: choice }) }
  })
  const ofTurns = phases.flatMap(({ turns }, i) =>
    turns.flatMap((turn, k) =>
      KINDS.flatMap((kind): Place[] => {
        const choice = turn[kind]
        const target = { kind: 'training', setting: `phases.${i}.turns.${k}.${kind}` } as const
        const replace: Place['replace'] = (next) => ({ phases: withTurn(phases, i, k, { [kind]: next }) })
        return choice ? [{ kind, choice, target, replace }] : []
      }),
    ),
  )
  return [...own, ...ofTurns]
}

const itemOf = ({ kind, choice }: Place): { readonly params: ParamSpecs } | undefined =>
  kind === 'optimizer' ? catalog.optimizers.get(choice.type) : catalog.schedules.get(choice.type)

/** A parameter set back to its default. */
function resetFix(context: CheckContext, { kind, choice, replace }: Place, param: string) {
  const { [param]: _bad, ...params } = choice.params
  return settingFix(context, 'resetSetting', { type: choice.type, kind, param }, replace({ ...choice, params }))
}

/** Known, with parameters that it allows. */
function checkChoice(context: CheckContext, place: Place): void {
  const { kind, choice, target, replace } = place
  const item = itemOf(place)
  if (!item) {
    const type = kind === 'optimizer' ? 'adam' : 'constant'
    context.report({
      code: kind === 'optimizer' ? 'optimizerUnknown' : 'scheduleUnknown',
      severity: 'error',
      target,
      values: { type: choice.type },
      fixes: () => [
        settingFix(
          context,
          kind === 'optimizer' ? 'useOptimizer' : 'useSchedule',
          { type },
          replace({ type, params: {} }),
        ),
      ],
    })
    return
  }
  for (const { param, value } of parseParams(item.params, choice.params).problems) {
    context.report({
      code: 'badSetting',
      severity: 'error',
      target: { ...target, setting: `${target.setting}.${param}` },
      values: {
        type: choice.type,
        kind,
        param,
        value: valueText(value),
        default: valueText(item.params[param]?.default as never),
      },
      fixes: () => [resetFix(context, place, param)],
    })
  }
}

function checkRate(context: CheckContext, place: Place): void {
  const { choice, target } = place
  const item = itemOf(place)
  const spec = item?.params['learningRate']
  if (!item || spec?.type !== 'float') return
  const rate = Number(parseParams(item.params, choice.params).params['learningRate'])
  const code = rate > HIGH_RATE * spec.default ? 'learningRateHigh' : rate === 0 ? 'learningRateZero' : undefined
  if (!code) return
  context.report({
    code,
    severity: 'warning',
    target: { ...target, setting: `${target.setting}.learningRate` },
    values: { rate, default: spec.default, type: choice.type },
    fixes: () => [resetFix(context, place, 'learningRate')],
  })
}

/** A schedule that answers to the validation loss needs one. */
function checkReaction(context: CheckContext, { choice, target, replace }: Place): void {
  const { split } = context.document.training
  if (!catalog.schedules.get(choice.type)?.reaction || split.validation > 0) return
  const watched = { validation: 0.1, test: Math.min(split.test, 0.8) }
  context.report({
    code: 'scheduleWithoutValidation',
    severity: 'warning',
    target,
    values: { type: choice.type, kind: 'schedule' },
    fixes: () => [
      settingFix(context, 'setSplit', watched, { split: { ...split, ...watched } }),
      settingFix(context, 'useSchedule', { type: 'constant' }, replace({ type: 'constant', params: {} })),
    ],
  })
}

/** Optimizers and schedules, of the document and of single turns. */
export const checkChoices: Check = (context) => {
  for (const place of placesOf(context)) {
    checkChoice(context, place)
    if (place.kind === 'optimizer') checkRate(context, place)
    else checkReaction(context, place)
  }
}
