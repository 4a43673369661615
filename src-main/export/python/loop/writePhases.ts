import { batchesOfRound } from '@shared/compile/batchesOfRound'
import type { GraphDocument, TrainingPhase, TrainingTurn } from '@shared/graph/document'
import { ok, type Problem, type Result } from '@shared/result'
import { phaseTitle } from '../../script/phaseTitle'
import type { ScriptModel } from '../../script/ScriptModel'
import { optimizerCall } from '../optimizerCall'
import { indented, statements } from '../pythonCode'
import type { DataScript } from '../writeData'
import { leftSchedule, measuring, type Loop } from './writeLoop'
import type { Measure } from './writeMeasure'

interface Draft {
  readonly document: GraphDocument
  readonly model: ScriptModel
  readonly data: DataScript
  readonly measure: Measure
}

const quoted = (names: readonly string[]): string => `[${names.map((name) => `"${name}"`).join(', ')}]`

/** The functions that phases are made of. */
const functions = (measure: Measure): string[] => [
  'def turn(objectives, learning, optimizer):',
  ...indented([
    '"""A step that makes these losses smaller and changes only the layers of these names."""',
    '',
    '@tf.function',
    'def step(*batch):',
    ...indented([
      '# A layer that does not learn answers as it did, and keeps its statistics.',
      'for layer in model.layers:',
      '    layer.trainable = layer.name in learning',
      'with tf.GradientTape() as tape:',
      ...indented([...measuring(measure), 'loss = sum(losses[name] for name in objectives)']),
      'weights = model.trainable_weights',
      'optimizer.apply(tape.gradient(loss, weights), weights)',
      ...(measure.penalized
        ? ['# Penalties are told of all layers again.', 'for layer in model.layers:', '    layer.trainable = True']
        : []),
      'return {name: losses[name] for name in objectives}',
    ]),
    '',
    'return step',
  ]),
  '',
  '',
  'def fit(epochs, turns):',
  ...indented([
    '"""Trains for some epochs; the turns take a batch each, one after another."""',
    'order = itertools.cycle(turns)',
    'for epoch in range(epochs):',
    ...indented([
      'seen = {}',
      'for batch, step in zip(batches, order):',
      '    for name, loss in step(*batch).items():',
      '        seen.setdefault(name, []).append(float(loss))',
      'means = ", ".join(f"{name} {np.mean(values):.4f}" for name, values in seen.items())',
      'print(f"epoch {epoch + 1}: {means}")',
    ]),
  ]),
]

/** Names of the layers that a turn changes. */
function learningOf({ layers }: ScriptModel, { trains }: TrainingTurn): readonly string[] {
  const nodes = trains && new Set(trains)
  return layers
    .filter(
      ({ node, trainable, weights }) => trainable && Object.keys(weights).length > 0 && (nodes?.has(node) ?? true),
    )
    .map(({ name }) => name)
}

interface WrittenTurn {
  readonly name: string
  readonly line: string
  readonly steps: number
  readonly losses: readonly Problem[]
}

function writeTurn(turn: TrainingTurn, phase: TrainingPhase, draft: Draft): Result<WrittenTurn> {
  const { document, model, data, measure } = draft
  const { training } = document
  const { optimizer = training.optimizer, schedule = training.schedule, steps = 1 } = turn
  const rounds = Math.max(1, Math.ceil(data.rows.train / (training.batchSize * batchesOfRound(phase))))
  const made = optimizerCall(training, { optimizer, schedule }, { total: rounds * steps * phase.epochs, perEpoch: rounds * steps }) // prettier-ignore
  if (!made.ok) return made
  const own = model.objectives.flatMap(({ node }, at) =>
    (turn.objectives?.includes(node) ?? true) ? [measure.losses[at] ?? ''] : [],
  )
  const name = `${own.length === 1 ? `${own[0]}_` : ''}turn`
  const losses = [...own, ...(measure.penalized ? ['penalty'] : [])]
  return ok({
    ...{ name, steps },
    line: `turn(${quoted(losses)}, ${quoted(learningOf(model, turn))}, ${made.value.call()})`,
    losses: leftSchedule(schedule),
  })
}

/** Phases one after another, whose turns alternate batch after batch. */
export function writePhases(draft: Draft): Result<Loop> {
  const losses: Problem[] = []
  const lines: string[] = []
  for (const [at, phase] of (draft.document.training.phases ?? []).entries()) {
    const taken = new Map<string, number>()
    const turns: string[] = []
    lines.push('', `# ${phaseTitle(phase, at)}.`)
    for (const turn of phase.turns) {
      const written = writeTurn(turn, phase, draft)
      if (!written.ok) return written
      const { name: wish, line, steps } = written.value
      const count = taken.get(wish) ?? 0
      taken.set(wish, count + 1)
      const name = count === 0 && wish !== 'turn' ? wish : `${wish}_${count + 1}`
      lines.push(`${name} = ${line}`)
      turns.push(steps === 1 ? name : `*[${name}] * ${steps}`)
      losses.push(...written.value.losses)
    }
    lines.push(`fit(${phase.epochs}, [${turns.join(', ')}])`)
  }
  return ok({ code: statements([...functions(draft.measure), '', ...lines]).join('\n'), losses })
}
