import type { TrainingPhase, TrainingTurn } from '@shared/graph/document'
import { ok, type Problem, type Result } from '@shared/result'
import { phaseTitle } from '../script/phaseTitle'
import { turnParts } from '../script/turnParts'
import { tsOptimizer } from './tsOptimizer'
import type { Draft, Written } from './Draft'
import { rateOf } from './rateOf'

/** Functions of a script whose phases have turns of their own. */
const FIT = `
/** Losses by name, and the weights that change to make them smaller. */
interface Turn {
  losses: string[]
  weights: tf.Variable[]
  optimizer: tf.Optimizer
$rate}

/** Trains for some epochs; in every batch the turns come one after another. */
function fit(epochs: number, turns: Turn[]): void {
$step  for (let epoch = 0; epoch < epochs; epoch++) {
    const totals: Record<string, number> = {}
    for (const rows of batches(train)) {
$beforefor (const { losses, weights, optimizer$schedule } of turns) {
$set        const loss = minimize(optimizer, weights, () => {
          const found = measure(rowsOf(rows), true).losses
          return tf.addN(losses.map((name) => found[name]))
        })
        const name = losses.join(' + ')
        totals[name] = (totals[name] ?? 0) + loss * rows.length
      }
$after    }
    const means = Object.entries(totals).map(([name, total]) => \`\${name} \${(total / train.length).toFixed(4)}\`)
    console.log(\`epoch \${epoch + 1}: \${means.join(', ')}\`)
  }
}
`

const fitFunction = (scheduled: boolean): string =>
  FIT.trim()
    .replace(
      '$rate',
      scheduled
        ? '  /** The learning rate at a step; a step is one batch. */\n  rate?: (step: number) => number\n'
        : '',
    )
    .replace('$step', scheduled ? 'let step = 0\n' : '')
    .replace('$before', '      ')
    .replace('$schedule', scheduled ? ', rate' : '')
    .replace(
      '$set',
      scheduled
        ? 'const learningRate = rate?.(step)\nif (learningRate !== undefined && optimizer instanceof tf.SGDOptimizer) optimizer.setLearningRate(learningRate)\nelse if (learningRate !== undefined) Object.assign(optimizer, { learningRate })\n'
        : '',
    )
    .replace('$after', scheduled ? 'step++\n' : '')

interface WrittenTurn {
  readonly code: string
  readonly rate: string | undefined
  readonly losses: readonly Problem[]
}

function writeTurn(turn: TrainingTurn, phase: TrainingPhase, draft: Draft, name: string): Result<WrittenTurn> {
  const { document, model, id } = draft
  const learned = turnParts(model, turn)
  if (!learned.ok) return learned
  const { objectives, layers } = learned.value
  const optimizer = tsOptimizer(turn.optimizer ?? document.training.optimizer)
  if (!optimizer.ok) return optimizer
  const rate = rateOf(turn.schedule ?? document.training.schedule, phase.epochs, draft, name)
  const weights = turn.trains === undefined ? '' : layers.map((layer) => JSON.stringify(layer.name)).join(', ')
  const parts = [
    `losses: [${objectives.map((one) => JSON.stringify(id(one.name))).join(', ')}]`,
    `weights: trained(${weights})`,
    `optimizer: ${optimizer.value.code}`,
    ...(rate.code ? [`rate: (step) => ${optimizer.value.learningRate} * ${name}(step)`] : []),
  ]
  return ok({ code: `{ ${parts.join(', ')} }`, rate: rate.code, losses: rate.losses })
}

/** Phases one after another, whose turns alternate batch after batch. */
export function writePhases(draft: Draft): Result<Written> {
  const losses: Problem[] = []
  const parts: string[] = []
  const rates: string[] = []
  for (const [at, phase] of (draft.document.training.phases ?? []).entries()) {
    const turns: string[] = []
    for (const [i, turn] of phase.turns.entries()) {
      const name = `rate${at + 1}${phase.turns.length > 1 ? `of${i + 1}` : ''}`
      const written = writeTurn(turn, phase, draft, name)
      if (!written.ok) return written
      turns.push(written.value.code)
      losses.push(...written.value.losses)
      if (written.value.rate) rates.push(written.value.rate, '')
    }
    parts.push(`// ${phaseTitle(phase, at)}.`, `fit(${phase.epochs}, [${turns.join(', ')}])`)
  }
  return ok({ code: [fitFunction(rates.length > 0), '', ...rates, ...parts].join('\n'), losses })
}
