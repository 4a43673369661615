import { catalog } from '../catalog/catalog'
import type { LayerDefinition } from '../catalog/define/layer'
import { parseParams, type ParamSpecs, type ParamsOf } from '../catalog/define/params'
import type { Shape } from '../catalog/define/tensorType'
import { toKeras } from '../catalog/toKeras'
import type { JsonValue } from '../graph/document'
import { fail, ok, type Result } from '../result'
import { chosenFromKeras } from './chosenFromKeras'
import { compareWords } from './compareWords'
import type { KerasWords } from './kerasWords'
import { leavesOf, readAt } from './leaves'
import { lossWords } from './otherNames'
import { markOf, solveParams, type Emit } from './solveParams'

/** An item of ours with parameters that mean what the words say. */
export interface ReadItem {
  readonly type: string
  /** Those that differ from their defaults. */
  readonly params: Readonly<Record<string, JsonValue>>
  /** Words about learning that it does not have. */
  readonly lost: readonly string[]
}

/** Why words have no counterpart: the word; the name of the class where the whole is unknown. */
export interface Unread {
  readonly word: string
}

interface Candidate {
  readonly id: string
  readonly params: ParamSpecs
  readonly emit: Emit
  /** Axes of the weight that the constraint of this parameter acts on. */
  rankOf?(param: string): number
}

const changedOf = (specs: ParamSpecs, params: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(params).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(specs[name]?.default)),
  ) as ReadItem['params']

/** Puts what is chosen at each mark in the place of the mark. */
function readMarks(
  { params: specs, emit, rankOf }: Candidate,
  solved: Record<string, unknown>,
  given: KerasWords,
): Result<readonly string[], Unread> {
  const lost: string[] = []
  const places = new Map(leavesOf(emit(solved)?.config ?? {}).map(([path, value]) => [value, path]))
  for (const [name, spec] of Object.entries(specs)) {
    if (spec.type !== 'item') continue
    const place = places.get(markOf(name))
    const word = place && readAt(given.config, place)
    solved[name] = spec.default
    if (word === undefined) continue
    if (word === null) {
      solved[name] = spec.optional ? 'none' : spec.kind === 'activation' ? 'linear' : spec.default
      continue
    }
    const chosen = chosenFromKeras(spec.kind, word, rankOf?.(name))
    if (chosen !== undefined) solved[name] = chosen
    else if (spec.kind === 'activation') return fail({ word: String(place?.at(-1)) })
    else lost.push(String(place?.at(-1)))
  }
  return ok(lost)
}

function readAs(candidate: Candidate, given: KerasWords, inputs: readonly Shape[]): Result<ReadItem, Unread> {
  const { id, params: specs, emit } = candidate
  const solved = solveParams(specs, emit, given)
  const marked = emit(solved)
  if (!marked) return fail({ word: given.className })
  const chosen = readMarks(candidate, solved, given)
  if (!chosen.ok) return chosen
  const { params, problems } = parseParams(specs, solved as Record<string, JsonValue>)
  const [bad] = problems
  if (bad) return fail({ word: bad.param })
  const { differs, lost } = compareWords(marked, given, inputs)
  if (differs !== undefined) return fail({ word: differs })
  return ok({ type: id, params: changedOf(specs, params), lost: [...chosen.value, ...lost] })
}

/** The best reading among candidates: one that is called as the class, else the first. */
function readAmong(
  candidates: readonly Candidate[],
  given: KerasWords,
  inputs: readonly Shape[] = [],
): Result<ReadItem, Unread> {
  const readings = candidates.map((candidate) => readAs(candidate, given, inputs))
  const good = readings.filter((reading) => reading.ok)
  const name = given.className.toLowerCase()
  const likest = good.find(({ value }) => value.type.toLowerCase() === name)
  return (
    likest ??
    good[0] ??
    readings.find((reading) => !reading.ok && reading.error.word !== given.className) ??
    fail({ word: given.className })
  )
}

/** A layer's words with marks: `toKeras` turns what is chosen into words before the layer says its own. */
function layerCandidate(item: LayerDefinition, inputs: readonly Shape[]): Candidate {
  const emit: Emit = (params) => {
    try {
      return toKeras(item, params as ParamsOf<ParamSpecs>, inputs, markWord)
    } catch {
      // A layer may take no such shapes.
      return null
    }
  }
  return {
    id: item.id,
    params: item.params,
    emit,
    rankOf: (param) => {
      const defaults = Object.fromEntries(Object.entries(item.params).map(([name, spec]) => [name, spec.default]))
      const weights = item.weights({ ...defaults, [param]: markOf(param) } as ParamsOf<ParamSpecs>, inputs)
      return Object.values(weights).find(({ constraint }) => constraint === markOf(param))?.shape.length ?? 2
    },
  }
}
const markWord = (value: unknown): string | undefined =>
  typeof value === 'string' && value.startsWith(markOf('')) ? value : undefined

/** Older spellings of a layer's class and words. */
function modernLayer({ className, config }: KerasWords): KerasWords {
  if (className === 'LeakyReLU' && 'alpha' in config) {
    const { alpha, ...rest } = config
    return { className, config: { ...rest, negative_slope: alpha } }
  }
  if (className === 'Bidirectional') return { className, config: withoutSameBackward(config) }
  return { className, config }
}

/** What two layers that do the same differ in. */
const NO_WORD = new Set([
  'name',
  'go_backwards',
  'seed',
  'shared_object_id',
  'registered_name',
  'module',
  'build_config',
])

/** A backward layer that is the forward one turned around says nothing new. */
function withoutSameBackward(config: KerasWords['config']): KerasWords['config'] {
  const { backward_layer: backward, ...rest } = config
  if (!backward) return rest
  const plain = (value: unknown) =>
    JSON.stringify(value, (key, inside: unknown) => (NO_WORD.has(key) ? undefined : inside))
  return plain(backward) === plain(rest['layer']) ? rest : config
}

/**
 * The layer or activation that words of Keras mean. Items are asked for their own words, so that what is written is what is read.
 *
 * @param inputs Shapes that come in, without the batch.
 */
export function layerFromKeras(words: KerasWords, inputs: readonly Shape[]): Result<ReadItem, Unread> {
  const given = modernLayer(words)
  if (given.className === 'Activation') {
    const chosen = chosenFromKeras('activation', given.config['activation'])
    if (chosen === undefined) return fail({ word: 'activation' })
    return ok(typeof chosen === 'string' ? { type: chosen, params: {}, lost: [] } : { ...chosen, lost: [] })
  }
  const layers = [...catalog.layers.values()].map((item) => layerCandidate(item, inputs))
  const activations = [...catalog.activations.values()].map(({ id, params, keras }) => ({
    id,
    params,
    emit: (p: Readonly<Record<string, unknown>>) => keras(p as never),
  }))
  return readAmong([...layers, ...activations], given, inputs)
}

/** The loss that words of Keras, or the name of a function of Keras, mean. */
export function lossFromKeras(words: KerasWords | string): Result<ReadItem, Unread> {
  const given = typeof words === 'string' ? lossWords(words) : words
  const candidates = [...catalog.losses.values()].map(({ id, params, keras }) => ({
    id,
    params,
    emit: (p: Readonly<Record<string, unknown>>) => {
      const made = keras(p as never)
      const same = made?.className.toLowerCase() === given.className.toLowerCase()
      return made && { className: same ? given.className : made.className, config: made.config }
    },
  }))
  return readAmong(candidates, given)
}

/** The optimizer that words of Keras mean, with its learning rate. */
export function optimizerFromKeras(given: KerasWords): Result<ReadItem, Unread> {
  const candidates = [...catalog.optimizers.values()].map(({ id, params, keras }) => ({
    id,
    params,
    emit: (p: Readonly<Record<string, unknown>>) => {
      const made = keras(p as never)
      return made && { className: made.className, config: { ...made.config, learning_rate: p['learningRate'] } }
    },
  }))
  return readAmong(candidates, given)
}
