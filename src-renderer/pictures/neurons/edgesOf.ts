import type { Point } from '../scene/scene'
import type { PlacedGroup } from './layoutNeurons'
import type { Link, NeuronNet, WeightRef } from './neuronNet'

/** A connection that is drawn by itself: from the middle of a unit to the middle of another. */
export interface DrawnEdge {
  readonly from: Point
  readonly to: Point
  readonly link?: Link
  readonly weight?: WeightRef & { readonly index: readonly number[] }
  /** From a bias. */
  readonly bias?: true
}

/** Connections of one link between units that are drawn. */
function ofLink(link: Link, source: PlacedGroup, target: PlacedGroup): readonly DrawnEdge[] {
  const taking = source.units.flatMap(({ index, at }) =>
    index !== null && index >= link.start && index < link.start + link.count ? [{ i: index - link.start, at }] : [],
  )
  const giving = target.units.flatMap(({ index, at }) => (index === null ? [] : [{ j: index, at }]))
  return taking.flatMap(({ i, at }) =>
    giving
      .filter(({ j }) => link.kind === 'full' || target.group.form === 'loss' || i === j)
      .map(({ j, at: to }) => ({
        from: at,
        to,
        link,
        ...(link.weight && {
          weight: { node: link.weight.node, name: link.weight.name, index: link.weight.index(i, j) },
        }),
      })),
  )
}

/** Whether a link is drawn as one line for all its connections: it leaps over a column, or ends at a ring. */
export const isBundle = (source: PlacedGroup, target: PlacedGroup): boolean =>
  target.rank - source.rank > 1 || target.group.form === 'ring'

/** Connections inside of a ring: each pair of units that are drawn, once. */
function ofRing({ group, units }: PlacedGroup): readonly DrawnEdge[] {
  const { mutual } = group
  const shown = units.flatMap(({ index, at }) => (index === null ? [] : [{ index, at }]))
  return shown.flatMap((one, i) =>
    shown.slice(i + 1).map((other) => ({
      from: one.at,
      to: other.at,
      ...(mutual && { weight: { ...mutual, index: [one.index, other.index] } }),
    })),
  )
}

/** Every connection that is drawn by itself: those between units, those from biases, those within rings. */
export function edgesOf(net: NeuronNet, placed: readonly PlacedGroup[]): readonly DrawnEdge[] {
  const byId = new Map(placed.map((one) => [one.group.id, one]))
  const between = net.links.flatMap((link) => {
    const [source, target] = [byId.get(link.from), byId.get(link.to)]
    return source && target && target.group.form !== 'loss' && !isBundle(source, target)
      ? ofLink(link, source, target)
      : []
  })
  const fromBiases = placed.flatMap(({ group, bias, units }) =>
    bias
      ? units.flatMap(({ index, at }): DrawnEdge[] =>
          index === null
            ? []
            : [{ from: bias, to: at, bias: true, ...(group.bias && { weight: { ...group.bias, index: [index] } }) }],
        )
      : [],
  )
  return [...between, ...fromBiases, ...placed.filter(({ group }) => group.form === 'ring').flatMap(ofRing)]
}
