import type { LayerDefinition } from '@shared/catalog/define/layer'
import { sizeOf, type TensorType } from '@shared/catalog/define/tensorType'
import type { CheckedGraph, CheckedNode } from '@shared/compile/checkedGraph'
import { weightOwner } from '@shared/compile/weightOwner'
import type { GraphEdge } from '@shared/graph/document'
import type { Language } from '@shared/language'
import type { TFunction } from 'i18next'
import { nodeTitle } from '../../canvas/card/itemWords'
import { shownNodes } from '../shownNodes'
import { absorbed } from './absorbed'
import { isLoss, portKey, readersOf, symbols, usedPorts, type Building, type Stream } from './building'
import { captionOf, curveOf, signOf } from './groupWords'
import { groupsOfData } from './groupsOfData'
import type { Link, NeuronNet, UnitGroup, WeightRef } from './neuronNet'
import { unitsOf, type Units } from './unitsOf'
import { kernelOf, mutualOf } from './weightsOf'

/** The edges of a node that values come in by, with the units at their ends. */
const entering = ({ streams }: Building, { incoming }: CheckedNode): readonly (readonly [GraphEdge, Stream])[] =>
  incoming.flatMap((edge) => {
    const stream = streams.get(portKey(edge.source))
    return stream ? [[edge, stream] as const] : []
  })

const unitCount = (stream: Stream): number => stream.reduce((sum, { count }) => sum + count, 0)
const numbers = (stream: Stream): number => stream.reduce((sum, { count, per }) => sum + count * per, 0)

/** Joins the units of a stream with a group. */
function join(building: Building, stream: Stream, to: string, kind: Link['kind'], weight?: Link['weight']): void {
  let before = 0
  for (const { group, start, count } of stream) {
    const first = before
    building.links.push({
      from: group,
      to,
      kind,
      start,
      count,
      ...(weight && { weight: { ...weight, index: (i, j) => weight.index(first + i, j) } }),
    })
    before += count
  }
}

const isConcatenation = ({ item, outputs }: CheckedNode, streams: readonly Stream[]): boolean => {
  const output = Object.values(outputs)[0]
  return (
    item?.kind === 'layer' &&
    item.category === 'merge' &&
    output !== undefined &&
    streams.length > 1 &&
    unitsOf(output.shape).count === streams.reduce((sum, stream) => sum + unitCount(stream), 0) &&
    item.inputs.some(({ many }) => many)
  )
}

/** Values go through a node as they are: it has no units of its own. */
function passThrough(building: Building, checked: CheckedNode, streams: readonly Stream[]): boolean {
  const { node, item, outputs } = checked
  const [port, type] = Object.entries(outputs)[0] ?? []
  if (port === undefined || !type) return false
  if (isConcatenation(checked, streams)) {
    building.streams.set(portKey({ node: node.id, port }), streams.flat())
    return true
  }
  const [stream] = streams
  const passes = item?.kind === 'layer' && (item as LayerDefinition).passesActivation === true
  if (!passes || streams.length !== 1 || !stream || numbers(stream) !== sizeOf(type.shape)) return false
  building.streams.set(portKey({ node: node.id, port }), opened(building, checked, stream, type) ?? stream)
  if (item.category === 'regularize') {
    for (const { group } of stream) {
      const before = building.groups.get(group)
      if (before)
        building.groups.set(group, {
          ...before,
          caption: [...before.caption, captionOf(building, checked).slice(0, 2).join(' ')],
        })
    }
  }
  return true
}

/** Pictures that come in and are only read as rows of numbers are drawn as units, a number each. */
function opened(
  building: Building,
  { incoming }: CheckedNode,
  stream: Stream,
  { shape }: TensorType,
): Stream | undefined {
  const [only, ...more] = stream
  const group = building.groups.get(only?.group ?? '')
  const [edge] = incoming
  if (!only || more.length > 0 || !group?.enters || !group.maps || shape.length > 1 || !edge) return undefined
  const readers = building.readers.get(portKey(edge.source)) ?? []
  if (readers.filter((one) => !isLoss(one)).length > 1) return undefined
  const count = sizeOf(shape)
  building.groups.set(group.id, { ...group, count, maps: false, names: symbols('x', count) })
  return [{ group: group.id, start: 0, count, per: 1 }]
}

/** How the units of a stream are joined with those of a node. */
function joinNode(building: Building, checked: CheckedNode, group: UnitGroup, stream: Stream, units: Units): void {
  const { nodes } = building.checked
  const owner = weightOwner((id) => nodes[id], checked.node.id)
  const kernel = kernelOf(checked, owner, unitCount(stream), units.count)
  if (kernel) return join(building, stream, group.id, 'full', kernel)
  const elementwise = Object.values(checked.weights).every(({ shape }) => sizeOf(shape) <= units.count)
  const mixes = checked.item?.kind === 'layer' && checked.item.category === 'sequence'
  const one = group.form === 'ring' || (elementwise && !mixes && unitCount(stream) === units.count)
  join(building, stream, group.id, one ? 'each' : 'full')
}

/** The weighted sums that a node adds up, joined with it as one sum. */
function joinSums(building: Building, sums: readonly CheckedNode[], group: UnitGroup, units: Units): void {
  for (const sum of sums)
    for (const [, stream] of entering(building, sum)) joinNode(building, sum, group, stream, units)
}

function biasOf({ checked: { nodes } }: Building, parts: readonly CheckedNode[], count: number): WeightRef | undefined {
  for (const { node, weights } of parts)
    for (const name of ['bias', 'hiddenBias'])
      if (weights[name]?.shape.length === 1 && weights[name].shape[0] === count)
        return { node: weightOwner((id) => nodes[id], node.id), name }
  return undefined
}

/** Units of one port of a node. */
function groupOf(building: Building, checked: CheckedNode, port: string, parts: readonly CheckedNode[]): UnitGroup {
  const { node, item, outputs } = checked
  const units = unitsOf(outputs[port]?.shape ?? [])
  const mutual = mutualOf(checked)
  const layer = item?.kind === 'layer' ? (item as LayerDefinition) : undefined
  const activation = Object.values(building.checked.nodes).find(
    (one) => building.into.get(one.node.id) === node.id && one.item?.kind === 'activation',
  )
  const shaping = activation ?? checked
  const bias = biasOf(building, [checked, ...parts], units.count)
  const curve = curveOf(shaping)
  const sign = signOf(checked)
  const film = layer?.views?.some(({ kind }) => kind === 'film') === true && layer.category === 'classical'
  const loops =
    layer?.carries?.join(', ') ?? (film && !mutual && checked.incoming.length > 0 && !bias ? 't' : undefined)
  return {
    id: portKey({ node: node.id, port }),
    node: node.id,
    form: mutual ? 'ring' : 'column',
    count: mutual ? mutual.count : units.count,
    category: item && 'category' in item ? item.category : 'core',
    maps: units.maps && !mutual,
    enters: checked.incoming.length === 0,
    caption: captionOf(building, checked, { shaping, port, units }),
    ...(checked.incoming.length === 0 && { names: symbols('z', units.count) }),
    ...(curve && { curve }),
    ...(!curve && sign !== undefined && { sign }),
    ...(bias && { bias }),
    ...(loops !== undefined && { loops }),
    ...(mutual && { mutual: mutual.weight }),
  }
}

function addComputing(building: Building, checked: CheckedNode): void {
  const { nodes } = building.checked
  const { node, outputs } = checked
  const sums = checked.incoming
    .filter(({ source }) => building.into.get(source.node) === node.id)
    .flatMap(({ source }) => nodes[source.node] ?? [])
  const inputs = entering(building, checked)
  if (
    sums.length === 0 &&
    passThrough(
      building,
      checked,
      inputs.map(([, stream]) => stream),
    )
  )
    return
  const computed = usedPorts(building, checked)
  const taught = Object.keys(outputs).filter((port) => building.readers.has(portKey({ node: node.id, port })))
  const ports = computed.length > 0 ? computed : taught
  for (const port of ports.length > 0 ? ports : Object.keys(outputs).slice(0, 1)) {
    const group = groupOf(building, checked, port, sums)
    const units = unitsOf(outputs[port]?.shape ?? [])
    building.groups.set(group.id, group)
    building.streams.set(group.id, [{ group: group.id, start: 0, count: units.count, per: units.per }])
    if (sums.length > 0) joinSums(building, sums, group, units)
    else for (const [, stream] of inputs) joinNode(building, checked, group, stream, units)
  }
}

/** What a loss wants, in a letter: the data's answers, or what came in. */
function wantedOf({ checked: { nodes } }: Building, edge: GraphEdge | undefined): string | undefined {
  if (!edge) return undefined
  let at = edge.source
  for (let hops = 0; hops < 100; hops++) {
    const { item, incoming } = nodes[at.node] ?? {}
    if (item?.kind === 'dataset') return at.port === 'features' ? 'x' : 'y'
    const passes = item?.kind === 'layer' && (item as LayerDefinition).passesActivation === true
    const next = passes ? incoming?.[0]?.source : undefined
    if (!next) return undefined
    at = next
  }
  return undefined
}

function addLoss(building: Building, checked: CheckedNode): void {
  const { node, item, incoming } = checked
  if (item?.kind !== 'loss') return
  const [first, second] = item.inputs
  const edgeAt = (port: string | undefined) => incoming.find(({ target }) => target.port === port)
  const wanted = wantedOf(building, second && edgeAt(second.name))
  const answers = entering(building, checked).filter(
    ([{ target }]) => target.port === first?.name || (target.port === second?.name && wanted === undefined),
  )
  if (answers.length === 0) return
  building.groups.set(node.id, {
    id: node.id,
    node: node.id,
    form: 'loss',
    count: 1,
    category: item.category,
    maps: false,
    enters: false,
    caption: [nodeTitle(node, building.language)],
    ...(wanted !== undefined && { wanted }),
  })
  for (const [, stream] of answers) {
    join(building, stream, node.id, 'full')
    if (item.rule || wanted === undefined) continue
    for (const { group } of stream) {
      const before = building.groups.get(group)
      if (before) building.groups.set(group, { ...before, answer: `${wanted}\u0302`.normalize() })
    }
  }
}

/** A checked network as units and connections between them. Every network can be drawn so; small ones look like those in books. */
export function toNeuronNet(checked: CheckedGraph, language: Language, t: TFunction): NeuronNet {
  const shown = shownNodes(checked)
  const readers = readersOf(shown)
  const building: Building = {
    checked,
    readers,
    language,
    t,
    groups: new Map(),
    links: [],
    streams: new Map(),
    into: absorbed(checked, readers),
  }
  for (const node of shown) {
    const { id } = node.node
    if (!node.item) continue
    const owner = building.into.get(id)
    if (owner !== undefined) {
      // An activation that stands in the units before it hands on their values.
      const stream = building.streams.get(
        portKey({ node: owner, port: Object.keys(checked.nodes[owner]?.outputs ?? {})[0] ?? '' }),
      )
      const [port] = Object.keys(node.outputs)
      if (stream && port !== undefined) building.streams.set(portKey({ node: id, port }), stream)
    } else if (node.item.kind === 'dataset') groupsOfData(building, node)
    else if (node.item.kind === 'loss') addLoss(building, node)
    else if (node.item.kind !== 'view') addComputing(building, node)
  }
  return { groups: [...building.groups.values()], links: building.links }
}
