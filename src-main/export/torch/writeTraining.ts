import { chosen } from '@shared/catalog/chosen'
import type { GraphDocument, ItemChoice, TrainingPhase, TrainingTurn } from '@shared/graph/document'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'
import { rateScript } from '../python/rateScripts'
import { indented, statements } from '../python/pythonCode'
import type { DataScript } from '../python/writeData'
import { phaseTitle } from '../script/phaseTitle'
import { turnParts } from '../script/turnParts'
import type { Params, ScriptModel, ScriptObjective } from '../script/ScriptModel'
import { unboundWeights } from '../script/unboundWeights'
import { lossFunctions, torchLoss } from './torchLosses'
import { torchLayer } from './torchLayers'
import { metricFunctions, torchMetrics } from './torchMetrics'
import { torchOptimizer } from './torchOptimizer'
import type { TorchNetwork } from './writeNetwork'

interface Draft {
  readonly document: GraphDocument
  readonly model: ScriptModel
  readonly network: TorchNetwork
  readonly data: DataScript
}

const weightOf = ({ params }: ScriptObjective): number => Number(params['weight'] ?? 1)
const wrapped = (lines: readonly string[]): string => statements(lines.flatMap((line) => line.split('\n'))).join('\n')

/** Penalties on weights, as terms of the loss. */
function penalties({ layers }: ScriptModel, network: TorchNetwork): string[] {
  return layers.flatMap((layer) => {
    const written = network.layers.get(layer)
    return Object.entries(layer.weights).flatMap(([name, { regularizer }]) => {
      const found = chosen('regularizer', regularizer)
      const theirs = written?.weights?.find(({ ours }) => ours === name)?.theirs
      if (!found || theirs === undefined || layer.lender?.weights.includes(name)) return []
      const weight = `model.${layer.name}${theirs === '' || theirs.startsWith('[') ? theirs : `.${theirs}`}`
      const p = found.params as Params
      const [l1, l2] = [Number(p['l1'] ?? 0), Number(p['l2'] ?? 0)]
      return [
        ...(l1 > 0 ? [`${l1} * ${weight}.abs().sum()`] : []),
        ...(l2 > 0 ? [`${l2} * ${weight}.square().sum()`] : []),
      ]
    })
  })
}

/** What comes before the network in a step: what is drawn, and what is made of data for it. */
function beforeLines({ before, arrays }: ScriptModel): { readonly made: string[]; readonly lines: string[] } {
  const made: string[] = []
  const [first] = arrays
  const lines = before.flatMap(({ layer, inputs, outputs }) => {
    const names = Object.values(outputs).map(({ name }) => name)
    const p = layer.params
    if (layer.item.id === 'noise') {
      const [shape = []] = Object.values(layer.outputs)
      const size = [`len(${first?.name ?? 'features'})`, ...shape].join(', ')
      const scale = Number(p['scale']) === 1 ? '' : `${Number(p['scale'])} * `
      return [
        `${names[0]} = ${scale}${p['distribution'] === 'normal' ? `torch.randn(${size})` : `(2 * torch.rand(${size}) - 1)`}`,
      ]
    }
    if (layer.item.id === 'diffusion') {
      made.push(
        `${layer.name} = Diffusion(${Number(p['steps'])}${p['schedule'] === 'cosine' ? '' : `, schedule="${String(p['schedule'])}"`})`,
      )
      return [`${names.join(', ')} = ${layer.name}(${inputs[0]?.name ?? ''})`]
    }
    const written = torchLayer(layer)
    return written && !written.module
      ? [
          `${names[0]} = ${written.call(
            inputs.map(({ name }) => name),
            '',
            'last',
          )}`,
        ]
      : []
  })
  return { made, lines }
}

interface Measure {
  readonly code: string
  readonly losses: readonly Problem[]
  /** Whether each objective is returned by itself. */
  readonly several: boolean
}

/** `measure`, which computes the loss of a batch and the metrics. */
function writeMeasure({ document, model, network }: Draft, several: boolean): Result<Measure> {
  const { objectives, arrays, inputs, outputs } = model
  const losses: Problem[] = []
  const lines: string[] = [...beforeLines(model).lines]
  lines.push(`${outputs.map(({ name }) => name).join(', ')} = model(${inputs.map(({ name }) => name).join(', ')})`)
  const told: string[] = []
  const only = objectives.length === 1
  for (const objective of objectives) {
    const value = torchLoss(objective)
    if (value === null)
      return fail(
        problem(
          'lossNotInFormat',
          `PyTorch has no loss like “${objective.name}” (${objective.item.id}) in this form.`,
          {
            name: objective.name,
            loss: objective.item.id,
            format: 'PyTorch',
          },
        ),
      )
    const name = only && !several ? 'loss' : objective.name
    const weight = weightOf(objective)
    lines.push(`${name} = ${only && weight !== 1 ? `${weight} * ${value}` : value}`)
    if (!only && !several) told.push(`"${objective.name}": ${objective.name}`)
    const { metrics, left } = torchMetrics(objective, document.training.metrics)
    for (const metric of metrics)
      told.push(`"${only ? metric.name : `${objective.name}_${metric.name}`}": ${metric.value}`)
    for (const id of left)
      losses.push(problem('metricNotWritten', `The metric ${id} is not in the script.`, { metric: id }))
  }
  const extra = [...network.lossy.map((name) => `model.${name}.loss`), ...penalties(model, network)]
  const weighed = objectives.map((objective) => {
    const weight = only ? 1 : weightOf(objective)
    return weight === 1 ? objective.name : `${weight} * ${objective.name}`
  })
  const seen = objectives.flatMap((objective, i) => (weightOf(objective) === 0 && !only ? [] : [weighed[i] ?? '']))
  if (several) {
    if (extra.length > 0) lines.push(`penalty = ${extra.join(' + ')}`)
    const each = objectives.map(
      ({ name }, i) => `"${name}": ${weighed[i] ?? name}${extra.length > 0 ? ' + penalty' : ''}`,
    )
    lines.push(`return {${each.join(', ')}}, {${told.join(', ')}}`)
  } else {
    if (!only) lines.push(`loss = ${seen.join(' + ')}`)
    if (extra.length > 0) lines.push(`loss = loss + ${extra.join(' + ')}`)
    lines.push(`return loss, {${told.join(', ')}}`)
  }
  const args = arrays.map(({ name }) => name).join(', ')
  const doc = several
    ? 'The losses of some rows by name, and what else tells how well it goes.'
    : 'The loss of some rows, and what else tells how well it goes.'
  const code = [`def measure(${args}):`, ...indented([`"""${doc}"""`, ...lines])]
  return ok({ code: wrapped(code), losses, several })
}

const clipLine = ({ training: { clip } }: GraphDocument): string[] =>
  clip
    ? [
        clip.by === 'value'
          ? `nn.utils.clip_grad_value_(model.parameters(), ${clip.limit})`
          : `nn.utils.clip_grad_norm_(model.parameters(), ${clip.limit})`,
      ]
    : []

interface Rate {
  readonly code: string | undefined
  readonly name: string
  readonly losses: readonly Problem[]
}

function rateOf(choice: ItemChoice, epochs: number, steps: number, { document, data }: Draft, name: string): Rate {
  const perEpoch = Math.ceil(data.rows.train / document.training.batchSize) * steps
  const code = rateScript(choice, { total: perEpoch * epochs, perEpoch }, name)
  const losses =
    code === undefined
      ? [
          problem('scheduleNotWritten', `The schedule ${choice.type} is not in the script: the learning rate stays.`, {
            type: choice.type,
          }),
        ]
      : []
  return { code: code ?? undefined, name, losses }
}

const stopping = ({ document: { training }, data }: Draft) => (data.rows.validation > 0 ? training.stopping : undefined)

/** An ordinary loop: all objectives, all weights, one optimizer. */
function writeLoop(draft: Draft): Result<{ readonly code: string; readonly losses: readonly Problem[] }> {
  const { document, data } = draft
  const { training } = document
  const optimizer = torchOptimizer(training.optimizer, 'model.parameters()')
  if (!optimizer.ok) return optimizer
  const rate = rateOf(training.schedule, training.epochs, 1, draft, 'rate')
  const early = stopping(draft)
  const head = [
    ...(rate.code ? [rate.code, '', ''] : []),
    `optimizer = ${optimizer.value}`,
    ...(rate.code ? ['scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)'] : []),
    ...(early ? ['best, waited = np.inf, 0'] : []),
  ]
  const step = [
    'loss, _ = measure(*batch)',
    'optimizer.zero_grad()',
    'loss.backward()',
    ...clipLine(document),
    'optimizer.step()',
    ...(rate.code ? ['scheduler.step()'] : []),
    'total += loss.item() * len(batch[0])',
  ]
  const report =
    data.rows.validation > 0
      ? [
          'results = evaluate(validation)',
          'print(f"epoch {epoch + 1}: loss {total / len(train):.4f}, validation {results}")',
        ]
      : ['print(f"epoch {epoch + 1}: loss {total / len(train):.4f}")']
  const stop = early
    ? [
        '# Training ends early when the validation loss no longer improves.',
        `if results["loss"] < best - ${early.minDelta}:`,
        '    best, waited = results["loss"], 0',
        'else:',
        '    waited += 1',
        `if waited >= ${early.patience}:`,
        '    break',
      ]
    : []
  const loop = [
    'for epoch in range(EPOCHS):',
    ...indented(['model.train()', 'total = 0.0', 'for batch in batches:', ...indented(step), ...report, ...stop]),
  ]
  return ok({ code: wrapped([...head, ...loop]), losses: rate.losses })
}

/** Functions of a script whose phases have turns of their own. */
function fitFunctions(document: GraphDocument, scheduled: boolean): string[] {
  return [
    'def trained(*layers):',
    '    """The weights of some layers."""',
    '    return [weight for layer in layers for weight in layer.parameters() if weight.requires_grad]',
    '',
    '',
    `def turn(names, weights, optimizer${scheduled ? ', rate=lambda step: 1.0' : ''}):`,
    '    """Losses by name, and what makes them smaller by changing only these weights."""',
    ...(scheduled
      ? [
          '    optimizer = optimizer(weights)',
          '    return names, weights, optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)',
        ]
      : ['    return names, weights, optimizer(weights)']),
    '',
    '',
    'def fit(epochs, turns):',
    '    """Trains for some epochs; in every batch the turns come one after another."""',
    '    for epoch in range(epochs):',
    ...indented(
      [
        'model.train()',
        'totals = {}',
        'for batch in batches:',
        ...indented([
          `for names, weights, optimizer${scheduled ? ', scheduler' : ''} in turns:`,
          ...indented([
            'losses, _ = measure(*batch)',
            'loss = sum(losses[name] for name in names)',
            'gradients = torch.autograd.grad(loss, weights, allow_unused=True)',
            'for weight, gradient in zip(weights, gradients):',
            '    weight.grad = gradient',
            ...clipLine(document),
            'optimizer.step()',
            ...(scheduled ? ['scheduler.step()'] : []),
            'for name in names:',
            '    totals[name] = totals.get(name, 0.0) + losses[name].item() * len(batch[0])',
          ]),
        ]),
        'means = ", ".join(f"{name} {total / len(train):.4f}" for name, total in totals.items())',
        'print(f"epoch {epoch + 1}: {means}")',
      ],
      8,
    ),
  ]
}

/** Phases one after another, whose turns alternate batch after batch. */
function writePhases(draft: Draft): Result<{ readonly code: string; readonly losses: readonly Problem[] }> {
  const { document } = draft
  const phases = document.training.phases ?? []
  const losses: Problem[] = []
  const parts: string[] = []
  const rates: string[] = []
  for (const [at, phase] of phases.entries()) {
    const turns: string[] = []
    for (const turn of phase.turns) {
      const written = writeTurn(
        turn,
        phase,
        draft,
        `rate_${at + 1}${phase.turns.length > 1 ? `_${turns.length + 1}` : ''}`,
      )
      if (!written.ok) return written
      turns.push(written.value.code)
      losses.push(...written.value.losses)
      if (written.value.rate) rates.push(written.value.rate)
    }
    parts.push(`# ${phaseTitle(phase, at)}.`, `fit(${phase.epochs}, [${turns.join(', ')}])`, '')
  }
  const fit = fitFunctions(document, rates.length > 0)
  return ok({
    code: wrapped([...fit, '', '', ...rates.flatMap((rate) => [rate, '', '']), ...parts.slice(0, -1)]),
    losses,
  })
}

function writeTurn(
  turn: TrainingTurn,
  phase: TrainingPhase,
  draft: Draft,
  name: string,
): Result<{ readonly code: string; readonly rate: string | undefined; readonly losses: readonly Problem[] }> {
  const { document, model, network } = draft
  const learned = turnParts(model, turn)
  if (!learned.ok) return learned
  const { objectives } = learned.value
  const layers = learned.value.layers.filter((layer) => network.layers.get(layer)?.module)
  const optimizer = torchOptimizer(turn.optimizer ?? document.training.optimizer, 'weights')
  if (!optimizer.ok) return optimizer
  const rate = rateOf(turn.schedule ?? document.training.schedule, phase.epochs, 1, draft, name)
  const weights =
    turn.trains === undefined ? 'trained(model)' : `trained(${layers.map((layer) => `model.${layer.name}`).join(', ')})`
  return ok({
    code: `turn([${objectives.map((one) => `"${one.name}"`).join(', ')}], ${weights}, lambda weights: ${optimizer.value}${rate.code ? `, ${name}` : ''})`,
    rate: rate.code,
    losses: rate.losses,
  })
}

/** Everything after the network: the losses, the loop, the last look at the test part. */
export function writeTraining(draft: Draft): Result<{ readonly code: string; readonly losses: readonly Problem[] }> {
  const { document, model, data } = draft
  const phased = (document.training.phases?.length ?? 0) > 0
  const measure = writeMeasure(draft, phased)
  if (!measure.ok) return measure
  const loop = phased ? writePhases(draft) : writeLoop(draft)
  if (!loop.ok) return loop
  const names = model.arrays.map(({ name }) => name)
  const functions = Object.entries({ ...lossFunctions, ...metricFunctions }).flatMap(([name, source]) =>
    measure.value.code.includes(`${name}(`) ? [source, '', ''] : [],
  )
  const loss = measure.value.several ? '{name: value.item() for name, value in loss.items()}' : '{"loss": loss.item()}'
  const told = 'for name, value in metrics.items():\n        results[name] = value.item()'
  const batchNames = names.map((name) => `${name}[rows]`).join(', ')
  const part = data.rows.test > 0 ? 'test' : 'train'
  const { made } = beforeLines(model)
  const code = [
    ...functions,
    ...(made.length > 0 ? [...made, '', ''] : []),
    measure.value.code,
    '',
    '',
    wrapped([
      '@torch.no_grad()',
      'def evaluate(rows):',
      '    """Losses and metrics of some rows, without learning."""',
      '    model.eval()',
      `    loss, metrics = measure(${batchNames})`,
      `    results = ${loss}`,
      `    ${told}`,
      '    return {name: round(value, 4) for name, value in results.items()}',
    ]),
    '',
    '',
    wrapped([
      `batches = DataLoader(TensorDataset(${names.map((name) => `${name}[train]`).join(', ')}), BATCH_SIZE, shuffle=${document.training.shuffle === false ? 'False' : 'True'})`,
    ]),
    ...(/^(def|class|@)/.test(loop.value.code) ? ['', ''] : []),
    loop.value.code,
    '',
    part === 'test'
      ? '# How well it does on data that it has never seen.'
      : '# There is no test part: how well it does on the data that it was trained on.',
    `print(evaluate(${part}))`,
  ].join('\n')
  return ok({ code, losses: [...measure.value.losses, ...loop.value.losses, ...unboundWeights(model)] })
}
