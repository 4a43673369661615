import type { Point } from '../scene/scene'
import { textWidth } from '../scene/textWidth'
import type { NeuronNet, UnitGroup } from './neuronNet'
import { shownUnits } from './shownUnits'

/** A unit and its place; `index` is its number, `null` stands for all that are left out. */
export interface PlacedUnit {
  readonly index: number | null
  readonly at: Point
}

/** A group and its place. */
export interface PlacedGroup {
  readonly group: UnitGroup
  readonly rank: number
  readonly center: Point
  readonly units: readonly PlacedUnit[]
  /** Where its caption begins. */
  readonly caption: number
  /** The box of its units, without its caption. */
  readonly top: number
  readonly bottom: number
  /** Where its bias stands. */
  readonly bias?: Point
}

/** Sizes in px, made from the size of letters. */
export interface Measures {
  readonly em: number
  readonly r: number
  readonly pitch: number
  /** Height of a line of small text. */
  readonly line: number
}

export const measuresOf = (em: number): Measures => ({ em, r: 1.3 * em, pitch: 3.4 * em, line: 1.25 * em })

/** Longest way from where values enter, by group. */
function ranksOf({ groups, links }: NeuronNet): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>()
  // Groups come in the order of computation.
  for (const { id } of groups)
    ranks.set(id, Math.max(0, ...links.filter(({ to }) => to === id).map(({ from }) => (ranks.get(from) ?? -1) + 1)))
  // What enters late stands just before where it is needed.
  for (const { id, enters } of groups) {
    const next = links.filter(({ from }) => from === id).map(({ to }) => ranks.get(to) ?? 0)
    if (enters && next.length > 0) ranks.set(id, Math.max(0, Math.min(...next) - 1))
  }
  return ranks
}

/** Half the height of a group with what belongs to it: above its center and below. */
function reach(group: UnitGroup, rows: number, { em, r, pitch, line }: Measures): { up: number; down: number } {
  const caption = group.form === 'loss' ? 0 : group.caption.length * line + 0.9 * em
  if (group.form === 'loss') return { up: 2.2 * em, down: 4.2 * em }
  const half = group.form === 'ring' ? ringRadius(rows, pitch) + r : ((rows - 1) * pitch) / 2 + r
  const above = (group.loops !== undefined ? 3 * em : 0) + (group.bias ? 3 * em : 0)
  return { up: half + above + 0.6 * em, down: half + caption + 0.6 * em }
}

export const ringRadius = (rows: number, pitch: number): number =>
  Math.max(1.1 * pitch, (rows * pitch) / (2 * Math.PI) + 0.2 * pitch)

interface Wish {
  readonly id: string
  readonly up: number
  readonly down: number
  /** Where its center would best be. */
  readonly y: number
}

/** Places one under another, as near as can be to where each would best be: neighbours that would overlap move together. */
function stack(wishes: readonly Wish[]): ReadonlyMap<string, number> {
  interface Cluster {
    members: { id: string; offset: number }[]
    up: number
    down: number
    y: number
    count: number
  }
  const clusters: Cluster[] = []
  for (const { id, up, down, y } of [...wishes].sort((a, b) => a.y - b.y)) {
    let cluster: Cluster = { members: [{ id, offset: 0 }], up, down, y, count: 1 }
    for (;;) {
      const before = clusters.at(-1)
      if (!before || before.y + before.down <= cluster.y - cluster.up) break
      clusters.pop()
      const shift = before.down + cluster.up
      const y = (before.y * before.count + (cluster.y - shift) * cluster.count) / (before.count + cluster.count)
      cluster = {
        members: [
          ...before.members,
          ...cluster.members.map((member) => ({ ...member, offset: member.offset + shift })),
        ],
        up: before.up,
        down: shift + cluster.down,
        y,
        count: before.count + cluster.count,
      }
    }
    clusters.push(cluster)
  }
  return new Map(clusters.flatMap(({ members, y }) => members.map(({ id, offset }) => [id, y + offset] as const)))
}

/** Space between the middles of two columns, by what stands between them. */
function gapAfter(
  rank: number,
  net: NeuronNet,
  ranks: ReadonlyMap<string, number>,
  labelled: boolean,
  { em, pitch }: Measures,
): number {
  const here = net.groups.filter(({ id }) => ranks.get(id) === rank)
  const next = net.groups.filter(({ id }) => ranks.get(id) === rank + 1)
  const wide = (group: UnitGroup, rows: number): number => {
    if (group.form === 'ring') return ringRadius(rows, pitch) + 2 * em
    const caption = Math.max(0, ...group.caption.map((line) => textWidth(line, em) / 2)) + 0.8 * em
    const answer = group.answer !== undefined ? 5 * em : 0
    return Math.max(2.6 * em, Math.min(caption, 9 * em), answer)
  }
  const half = (groups: readonly UnitGroup[]): number =>
    Math.max(0, ...groups.map((group) => wide(group, shownUnits(group.count, 9).length)))
  const many = next.reduce((sum, one) => sum + one.count * here.reduce((all, { count }) => all + count, 0), 0)
  const between = next.every(({ form }) => form === 'loss')
    ? 2 * em
    : labelled
      ? (10 + Math.min(9, 0.6 * many)) * em
      : 8.5 * em
  return Math.max(between, half(here) + half(next))
}

function placeUnits(group: UnitGroup, center: Point, most: number, { pitch }: Measures): readonly PlacedUnit[] {
  if (group.form === 'loss') return [{ index: 0, at: center }]
  const rows = shownUnits(group.count, most)
  if (group.form === 'column')
    return rows.map((index, row) => ({
      index,
      at: { x: center.x, y: center.y + (row - (rows.length - 1) / 2) * pitch },
    }))
  const radius = ringRadius(rows.length, pitch)
  return rows.map((index, row) => {
    const angle = (2 * Math.PI * row) / rows.length - Math.PI / 2
    return { index, at: { x: center.x + radius * Math.cos(angle), y: center.y + radius * Math.sin(angle) } }
  })
}

/**
 * Columns of units from left to right, those that stand in one column one under another near to where their values come from.
 *
 * @param most Most rows of a column.
 * @param labelled Whether numbers stand at connections.
 * @param biases Whether there is a unit for each bias.
 */
export function layoutNeurons(
  net: NeuronNet,
  measures: Measures,
  { most, labelled, biases }: { readonly most: number; readonly labelled: boolean; readonly biases: boolean },
): readonly PlacedGroup[] {
  const ranks = ranksOf(net)
  const last = Math.max(0, ...ranks.values())
  const placed = new Map<string, PlacedGroup>()
  let x = 0
  for (let rank = 0; rank <= last; rank++) {
    const groups = net.groups.filter(({ id }) => ranks.get(id) === rank)
    const wishes = groups.map((group) => {
      const from = net.links.filter(({ to }) => to === group.id).flatMap(({ from }) => placed.get(from)?.center.y ?? [])
      const y = from.length > 0 ? from.reduce((sum, one) => sum + one, 0) / from.length : 0
      const rows = shownUnits(group.count, most).length
      const shown = biases ? group : { ...group, bias: undefined }
      return { id: group.id, y, ...reach(shown as UnitGroup, rows, measures) }
    })
    const ys = stack(wishes)
    const alone = groups.length === 1
    for (const group of groups) {
      const center = { x, y: ys.get(group.id) ?? 0 }
      const units = placeUnits(group, center, most, measures)
      const top = Math.min(...units.map(({ at }) => at.y)) - measures.r
      const bottom = Math.max(...units.map(({ at }) => at.y)) + measures.r
      const from = new Set(net.links.filter(({ to }) => to === group.id).map((link) => link.from))
      const sources = [...from].flatMap((id) => placed.get(id) ?? [])
      const [source] = sources
      // One more unit of the column before, where that is the only one; else a unit that stands nearer.
      const joined = alone && sources.length === 1 && source?.rank === rank - 1 && source.group.form === 'column'
      const above = source?.group.loops !== undefined ? 3 * measures.em : 0
      const bias = joined
        ? { x: source.center.x, y: source.top + measures.r - measures.pitch - above }
        : { x: x - 5 * measures.em, y: top + measures.r - 3.2 * measures.em }
      placed.set(group.id, {
        group,
        rank,
        center,
        units,
        caption: bottom,
        top,
        bottom,
        ...(biases && group.bias && { bias }),
      })
    }
    x += gapAfter(rank, net, ranks, labelled, measures)
  }
  const all = net.groups.flatMap(({ id }) => placed.get(id) ?? [])
  const units = all.filter(({ group }) => group.form !== 'loss')
  // Where one column follows another, their names stand on one line.
  const inRow = new Set(units.map(({ rank }) => rank)).size === units.length
  const lowest = Math.max(...units.map(({ bottom }) => bottom))
  return inRow ? all.map((one) => ({ ...one, caption: lowest })) : all
}
