import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { toSnakeCase } from '@shared/catalog/define/toSnakeCase'
import type { GraphDocument } from '@shared/graph/document'
import { ok, type Result } from '@shared/result'
import type { KerasObjective } from '../keras/KerasModel'
import { kerasMetrics } from '../keras/kerasMetrics'
import { optimizerCall } from './optimizerCall'
import { statements } from './pythonCode'
import { keywords, pythonText, pythonValue } from './pythonValue'
import type { DataScript } from './writeData'

/** The split of the rows, the same for every run of the script. */
export function writeSplit({ x, rows, testRows }: DataScript): string {
  const [first = 'features'] = x
  const own = testRows > 0 ? `len(${first}) - ${testRows}` : `len(${first})`
  const test = testRows > 0 ? 0 : rows.test
  const lines = [
    '# The rows are shuffled once and divided; the test part is not looked at before the end.',
    `order = np.random.default_rng(SEED).permutation(${own})`,
  ]
  if (test === 0 && rows.validation === 0) lines.push('train = order')
  else if (test === 0) lines.push(`validation, train = np.split(order, [${rows.validation}])`)
  else if (rows.validation === 0) lines.push(`test, train = np.split(order, [${test}])`)
  else lines.push(`test, validation, train = np.split(order, [${test}, ${test + rows.validation}])`)
  if (testRows > 0) lines.push(`test = np.arange(${own}, len(${first}))`)
  return lines.join('\n')
}

/** The optimizer of the settings, after its schedule where it has one. */
export function optimizerLines({ training }: GraphDocument, trainRows: number): Result<string[]> {
  const perEpoch = Math.ceil(trainRows / training.batchSize)
  const made = optimizerCall(training, training, { total: perEpoch * training.epochs, perEpoch })
  if (!made.ok) return made
  const { schedule, call } = made.value
  if (!schedule) return ok([`optimizer = ${call()}`])
  return ok([
    '# The learning rate changes from step to step; a step is one batch.',
    `learning_rate = ${schedule}`,
    `optimizer = ${call('learning_rate')}`,
  ])
}

function lossOf({ keras: { className, config } }: KerasObjective): string {
  const said = Object.entries(config).filter(([, value]) => value !== false)
  if (said.length > 0) return `keras.losses.${className}(${keywords(Object.fromEntries(said)).join(', ')})`
  // Names of capitals alone are one word.
  const name = className === className.toUpperCase() ? className.toLowerCase() : className
  return pythonText(toSnakeCase(name.charAt(0).toLowerCase() + name.slice(1)))
}

function metricsOf({ prediction, target, ...loss }: KerasObjective, chosen: readonly string[] | undefined): string[] {
  return kerasMetrics({ ...loss, target: target.type }, prediction.type, chosen).map((keras) =>
    typeof keras === 'string'
      ? pythonText(keras)
      : `keras.metrics.${keras.className}(${keywords(keras.config).join(', ')})`,
  )
}

/** Optimizer, losses and metrics. */
export function writeCompile(
  document: GraphDocument,
  objectives: readonly KerasObjective[],
  { rows }: DataScript,
): Result<string> {
  const optimizer = optimizerLines(document, rows.train)
  if (!optimizer.ok) return optimizer
  const losses = objectives.map(lossOf)
  const metrics = objectives.map((objective) => metricsOf(objective, document.training.metrics))
  const weights = objectives.map(({ params }) => Number((params as Readonly<Record<string, unknown>>)['weight'] ?? 1))
  const list = (items: readonly string[]) => `[${items.join(', ')}]`
  const [only = []] = metrics
  const args = [
    'optimizer=optimizer',
    losses.length === 1 ? `loss=${losses[0] ?? ''}` : `loss=${list(losses)}`,
    ...(weights.some((weight) => weight !== 1) ? [`loss_weights=${list(weights.map(pythonValue))}`] : []),
    ...(metrics.some((names) => names.length > 0)
      ? [`metrics=${losses.length === 1 ? list(only) : list(metrics.map(list))}`]
      : []),
  ]
  return ok(statements([...optimizer.value, `model.compile(${args.join(', ')})`]).join('\n'))
}

const rowsOf = (names: readonly string[], part: string): string =>
  names.length === 1 ? `${names[0] ?? ''}[${part}]` : `[${names.map((name) => `${name}[${part}]`).join(', ')}]`

/** Training and the last look at the test part. */
export function writeFit({ training: { stopping, schedule } }: GraphDocument, { x, y, rows }: DataScript): string {
  const lines: string[] = []
  const callbacks: string[] = []
  const args = [rowsOf(x, 'train'), rowsOf(y, 'train')]
  if (rows.validation > 0) args.push(`validation_data=(${rowsOf(x, 'validation')}, ${rowsOf(y, 'validation')})`)
  args.push('epochs=EPOCHS', 'batch_size=BATCH_SIZE')
  if (stopping && rows.validation > 0) {
    lines.push('# Training ends early when the validation loss no longer improves.')
    const { patience, minDelta } = stopping
    lines.push(
      `stopping = keras.callbacks.EarlyStopping(monitor="val_loss", patience=${patience}, min_delta=${minDelta})`,
    )
    callbacks.push('stopping')
  }
  const item = catalog.schedules.get(schedule.type)
  const callback = item?.kerasCallback?.(parseParams(item.params, schedule.params).params)
  if (callback && rows.validation > 0) {
    lines.push(
      `rates = keras.callbacks.${callback.className}(${['monitor="val_loss"', ...keywords(callback.config)].join(', ')})`,
    )
    callbacks.push('rates')
  }
  if (callbacks.length > 0) args.push(`callbacks=[${callbacks.join(', ')}]`)
  lines.push(`history = model.fit(${args.join(', ')})`)
  const part = rows.test > 0 ? 'test' : 'train'
  lines.push(
    '',
    part === 'test'
      ? '# How well it does on data that it has never seen.'
      : '# There is no test part: how well it does on the data that it was trained on.',
  )
  lines.push(`results = model.evaluate(${rowsOf(x, part)}, ${rowsOf(y, part)}, return_dict=True, verbose=0)`)
  lines.push('print({name: round(value, 4) for name, value in results.items()})')
  return statements(lines).join('\n')
}
