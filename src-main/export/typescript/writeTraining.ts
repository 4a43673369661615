import type { GraphDocument } from '@shared/graph/document'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'
import type { ScriptCall, ScriptModel, ScriptObjective } from '../script/ScriptModel'
import { unboundWeights } from '../script/unboundWeights'
import { tsLoss } from './tsLosses'
import { tsMetrics } from './tsMetrics'
import { tsOptimizer } from './tsOptimizer'
import type { Draft, Written } from './Draft'
import { rateLine } from './rateLine'
import { rateOf } from './rateOf'
import { writePhases } from './writePhases'

const weightOf = ({ params }: ScriptObjective): number => Number(params['weight'] ?? 1)
const quoted = (name: string): string => JSON.stringify(name)

/** What is drawn, and what is made of data before the network sees anything. */
function beforeLines({ model: { before, arrays }, id }: Draft): { readonly made: string[]; readonly lines: string[] } {
  const made: string[] = []
  const first = id(arrays[0]?.name ?? '')
  const line = ({ layer, inputs, outputs }: ScriptCall): string => {
    const names = Object.values(outputs).map(({ name }) => id(name))
    const p = layer.params
    const [x = ''] = inputs.map(({ name }) => id(name))
    if (layer.item.id === 'noise') {
      const [shape = []] = Object.values(layer.outputs)
      const size = `[${[`${first}.shape[0]`, ...shape].join(', ')}]`
      const scale = Number(p['scale'])
      if (p['distribution'] === 'normal')
        return `const ${names[0]} = tf.randomNormal(${size}${scale === 1 ? '' : `, 0, ${scale}`})`
      return `const ${names[0]} = tf.randomUniform(${size}, ${-scale}, ${scale})`
    }
    if (layer.item.id === 'diffusion') {
      made.push(keptShares(id(`${layer.name}_kept`), Number(p['steps']), p['schedule'] === 'cosine'))
      return `const [${names.join(', ')}] = diffusion(${x}, ${id(`${layer.name}_kept`)})`
    }
    return layer.item.id === 'rescaling'
      ? `const ${names[0]} = ${x}.mul(${Number(p['scale'])}).add(${Number(p['offset'])})`
      : `const ${names[0]} = ${x}`
  }
  return { made, lines: before.map(line) }
}

/** The shares of the variance that data still have after 1, 2, … steps. */
function keptShares(name: string, steps: number, cosine: boolean): string {
  const about = '// The share of its variance that a row still has after 1, 2, … steps.'
  if (cosine)
    return [
      `const angle = (step: number) => Math.cos((((step / ${steps}) + 0.008) / 1.008) * (Math.PI / 2)) ** 2`,
      about,
      `const ${name} = tf.tensor1d(Array.from({ length: ${steps} }, (_, i) => Math.max(angle(i + 1), 0.001 * angle(${steps - 1})) / angle(0)))`,
    ].join('\n')
  return [
    about,
    `const ${name} = tf.linspace(${0.1 / steps}, ${20 / steps}, ${steps}).minimum(0.999).mul(-1).add(1).log().cumsum().exp()`,
  ].join('\n')
}

/** `measure`, which computes the losses and the metrics of a batch. */
function writeMeasure(draft: Draft, several: boolean): Result<Written> {
  const { document, model, network, id } = draft
  const { objectives, arrays, inputs, outputs } = model
  const losses: Problem[] = []
  const given = inputs.map(({ name }) => id(name))
  const called = `model.apply(${given.length === 1 ? given[0] : `[${given.join(', ')}]`}, { training })`
  const answered = outputs.map(({ name }) => id(name))
  const lines = [
    ...beforeLines(draft).lines,
    answered.length === 1
      ? `const ${answered[0]} = ${called} as tf.Tensor`
      : `const [${answered.join(', ')}] = ${called} as tf.Tensor[]`,
  ]
  const told: string[] = []
  const terms: string[] = []
  const only = objectives.length === 1
  for (const objective of objectives) {
    const value = tsLoss(objective, id)
    if (value === null) return fail(notInFormat(objective))
    const weight = weightOf(objective)
    const name = only && !several ? 'loss' : id(objective.name)
    lines.push(`const ${name}: tf.Tensor = ${value}${only && weight !== 1 ? `.mul(${weight})` : ''}`)
    const part = only || weight === 1 ? name : `${name}.mul(${weight})`
    if (several) terms.push(part === name ? name : `${name}: ${part}`)
    else if (only || weight !== 0) terms.push(part)
    if (!only && !several) told.push(name)
    const { metrics, left } = tsMetrics(objective, document.training.metrics, id)
    for (const metric of metrics) {
      const label = only ? metric.name : `${name}${metric.name.charAt(0).toUpperCase()}${metric.name.slice(1)}`
      told.push(`${label}: ${metric.value}`)
    }
    for (const metric of left)
      losses.push(problem('metricNotWritten', `The metric ${metric} is not in the script.`, { metric }))
  }
  const kept = network.lossy.map((name) => `(model.getLayer(${quoted(name)}) as ${classOf(model, name)}).loss`)
  const extra = [...(penalized(model) ? ['...model.calculateLosses()'] : []), ...kept]
  lines.push(...(several ? severalEnds(terms, told, extra) : oneEnd(terms, told, extra, only)))
  const data = `{ ${arrays.map(({ name }) => id(name)).join(', ')} }: Batch`
  const doc = several
    ? '/** The losses of some rows by name, and what else tells how well it goes. */'
    : '/** The loss of some rows, and what else tells how well it goes. */'
  return ok({ code: [doc, `function measure(${data}, training: boolean) {`, ...lines, '}'].join('\n'), losses })
}

const classOf = ({ layers }: ScriptModel, name: string): string =>
  layers.find((layer) => layer.name === name)?.item.id === 'sampling' ? 'Sampling' : 'ActivityRegularization'

const penalized = ({ layers }: ScriptModel): boolean =>
  layers.some(({ weights }) => Object.values(weights).some(({ regularizer }) => regularizer && regularizer !== 'none'))

function oneEnd(terms: readonly string[], told: readonly string[], extra: readonly string[], only: boolean): string[] {
  const metrics = `{ ${told.join(', ')} }`
  if (only && extra.length === 0) return [`return { loss, metrics: ${metrics} as Named }`]
  return [
    extra.length > 0 ? '// What large weights and activities cost counts as well.' : '// The objectives together.',
    `const whole = tf.addN([${[...terms, ...extra].join(', ')}])`,
    `return { loss: whole, metrics: ${metrics} as Named }`,
  ]
}

function severalEnds(terms: readonly string[], told: readonly string[], extra: readonly string[]): string[] {
  const metrics = `{ ${told.join(', ')} }`
  if (extra.length === 0) return [`return { losses: { ${terms.join(', ')} } as Named, metrics: ${metrics} as Named }`]
  const each = terms.map((term) => {
    const [name = '', value = name] = term.split(': ')
    return `${name}: ${value}.add(penalty)`
  })
  return [
    `const penalty = tf.addN([${extra.join(', ')}])`,
    `return { losses: { ${each.join(', ')} } as Named, metrics: ${metrics} as Named }`,
  ]
}

const notInFormat = ({ name, item }: ScriptObjective) =>
  problem('lossNotInFormat', `TensorFlow.js has no loss like “${name}” (${item.id}) in this form.`, {
    name,
    loss: item.id,
    format: 'TensorFlow.js',
  })

/** `minimize`: one step of an optimizer, gradients cut where the document says so. */
function writeMinimize({ training: { clip } }: GraphDocument): string {
  const about =
    '/** One step of an optimizer, which makes a loss smaller by changing these weights; the loss before it. */'
  const head = 'function minimize(optimizer: tf.Optimizer, weights: tf.Variable[], loss: () => tf.Tensor): number {'
  if (!clip)
    return [
      about,
      head,
      'return tf.tidy(() => optimizer.minimize(() => loss().asScalar(), true, weights)!.dataSync()[0])',
      '}',
    ].join('\n')
  const cut =
    clip.by === 'value'
      ? [`for (const name in grads) grads[name] = grads[name].clipByValue(-${clip.limit}, ${clip.limit})`]
      : [
          'const norm = tf.addN(Object.values(grads).map((gradient) => gradient.square().sum())).sqrt()',
          `for (const name in grads) grads[name] = grads[name].mul(tf.div(${clip.limit}, norm.maximum(${clip.limit})))`,
        ]
  return [
    about,
    head,
    'return tf.tidy(() => {',
    'const { value, grads } = tf.variableGrads(() => loss().asScalar(), weights)',
    '// Steep places must not throw the weights far away.',
    ...cut,
    'optimizer.applyGradients(grads)',
    'return value.dataSync()[0]',
    '})',
    '}',
  ].join('\n')
}

/** An ordinary loop: all objectives, all weights, one optimizer. */
function writeLoop(draft: Draft): Result<Written> {
  const { document, data } = draft
  const { training } = document
  const optimizer = tsOptimizer(training.optimizer)
  if (!optimizer.ok) return optimizer
  const rate = rateOf(training.schedule, training.epochs, draft, 'rate')
  const validated = data.rows.validation > 0
  const early = validated ? training.stopping : undefined
  const report = '`epoch ${epoch + 1}: loss ${(total / train.length).toFixed(4)}'
  const lines = [
    ...(rate.code ? [rate.code, ''] : []),
    `const optimizer = ${optimizer.value.code}`,
    'const weights = trained()',
    ...(rate.code ? ['let step = 0'] : []),
    ...(early ? ['let [best, waited] = [Infinity, 0]'] : []),
    'for (let epoch = 0; epoch < EPOCHS; epoch++) {',
    'let total = 0',
    'for (const rows of batches(train)) {',
    ...(rate.code ? [rateLine(training.optimizer, optimizer.value.learningRate, 'rate(step++)')] : []),
    'total += rows.length * minimize(optimizer, weights, () => measure(rowsOf(rows), true).loss)',
    '}',
    ...(validated
      ? ['const results = evaluate(validation)', `console.log(${report}\`, 'validation', results)`]
      : [`console.log(${report}\`)`]),
    ...(early
      ? [
          '// Training ends early when the validation loss no longer improves.',
          `if (results.loss < best - ${early.minDelta}) [best, waited] = [results.loss, 0]`,
          `else if (++waited >= ${early.patience}) break`,
        ]
      : []),
    '}',
  ]
  return ok({ code: lines.join('\n'), losses: rate.losses })
}

function writeEvaluate(several: boolean): string {
  return [
    '/** Losses and metrics of some rows, without learning. */',
    'function evaluate(rows: number[]): Record<string, number> {',
    'return tf.tidy(() => {',
    several
      ? 'const { losses, metrics } = measure(rowsOf(rows), false)'
      : 'const { loss, metrics } = measure(rowsOf(rows), false)',
    `const results = Object.entries({ ${several ? '...losses' : 'loss'}, ...metrics })`,
    'return Object.fromEntries(results.map(([name, value]) => [name, Number(value.dataSync()[0].toFixed(4))]))',
    '})',
    '}',
  ].join('\n')
}

const writeBatches = (shuffle: boolean): string =>
  [
    `/** Rows ${shuffle ? 'in a new order ' : ''}in batches. */`,
    'function batches(rows: number[]): number[][] {',
    shuffle
      ? 'const order = Array.from(tf.util.createShuffledIndices(rows.length), (place) => rows[place])'
      : 'const order = rows',
    'const starts = Array.from({ length: Math.ceil(order.length / BATCH_SIZE) }, (_, i) => i * BATCH_SIZE)',
    'return starts.map((start) => order.slice(start, start + BATCH_SIZE))',
    '}',
  ].join('\n')

/** Everything after the network: the losses, the loop, the last look at the test part. */
export function writeTraining(draft: Draft): Result<Written> {
  const { document, model, data, id } = draft
  const phased = (document.training.phases?.length ?? 0) > 0
  const measure = writeMeasure(draft, phased)
  if (!measure.ok) return measure
  const loop = phased ? writePhases(draft) : writeLoop(draft)
  if (!loop.ok) return loop
  const names = model.arrays.map(({ name }) => id(name))
  const gathered = names.map((name) => `${name}: data.${name}.gather(rows)`).join(', ')
  const tested = data.rows.test > 0
  const code = [
    '/** Some rows of all arrays. */',
    `const rowsOf = (rows: number[]): Batch => ({ ${gathered} })`,
    '',
    ...beforeLines(draft).made.flatMap((one) => [one, '']),
    measure.value.code,
    '',
    writeEvaluate(phased),
    '',
    writeBatches(document.training.shuffle !== false),
    '',
    '/** The weights that learn, of all layers or of some. */',
    'function trained(...names: string[]): tf.Variable[] {',
    'const layers = names.length === 0 ? [model] : names.map((name) => model.getLayer(name))',
    'return layers.flatMap((layer) => layer.trainableWeights).map((weight) => weight.read() as tf.Variable)',
    '}',
    '',
    writeMinimize(document),
    '',
    loop.value.code,
    '',
    tested
      ? '// How well it does on data that it has never seen.'
      : '// There is no test part: how well it does on the data that it was trained on.',
    `console.log(evaluate(${tested ? 'test' : 'train'}))`,
  ]
  return ok({
    code: code.join('\n'),
    losses: [...measure.value.losses, ...loop.value.losses, ...unboundWeights(model)],
  })
}
