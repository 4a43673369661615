import { sizeOf } from '@shared/catalog/define/tensorType'
import type { CheckedNode } from '@shared/compile/checkedGraph'
import { nodeTitle, portTitle } from '../../canvas/card/itemWords'
import { featureTitles } from '../../data/featureTitles'
import { formatNumber, formatShape } from '../../i18n/format'
import type { UnitGroup } from './neuronNet'
import { portKey, symbols, usedPorts, type Building } from './building'
import { unitsOf, type Units } from './unitsOf'

/** Single numbers at so many ports at most are drawn as one group. */
const TOGETHER = 12

function sizeText({ language, t }: Building, { count, maps, each, per }: Units): string {
  const number = formatNumber(count, language)
  if (maps) return count === 1 ? formatShape(each) : t('pictures.maps', { count, number, size: formatShape(each) })
  return each.length > 0 ? t('pictures.moments', { number, count: per }) : t('pictures.inputs', { number, count })
}

/** The units that values enter by: a group for each port, or one for ports of a number each. */
export function groupsOfData(building: Building, checked: CheckedNode): void {
  const { node, outputs } = checked
  const { t } = building
  const ports = usedPorts(building, checked)
  const base: Pick<UnitGroup, 'node' | 'form' | 'category' | 'enters'> = {
    node: node.id,
    form: 'column',
    category: 'data',
    enters: true,
  }
  const title = nodeTitle(node, building.language)
  const together =
    ports.length > 1 && ports.length <= TOGETHER && ports.every((port) => sizeOf(outputs[port]?.shape ?? []) === 1)
  if (together) {
    const names = ports.map((port) => portTitle(node.type, port, building.language))
    building.groups.set(node.id, {
      ...base,
      id: node.id,
      count: ports.length,
      maps: false,
      names,
      caption: [title, t('pictures.inputs', { number: ports.length, count: ports.length })],
    })
    ports.forEach((port, i) =>
      building.streams.set(portKey({ node: node.id, port }), [{ group: node.id, start: i, count: 1, per: 1 }]),
    )
    return
  }
  for (const port of ports) {
    const units = unitsOf(outputs[port]?.shape ?? [])
    const id = portKey({ node: node.id, port })
    const plain = port === 'features'
    const names = units.maps
      ? undefined
      : units.each.length > 0 && units.count === 1
        ? ['xₜ']
        : plain
          ? featureTitles(node, units.count, building.language)
          : symbols(port === 'target' ? 'y' : 'x', units.count)
    const name = ports.length > 1 && !plain ? `: ${portTitle(node.type, port, building.language)}` : ''
    building.groups.set(id, {
      ...base,
      id,
      count: units.count,
      maps: units.maps,
      ...(names && { names }),
      caption: [title + name, sizeText(building, units)],
    })
    building.streams.set(id, [{ group: id, start: 0, count: units.count, per: units.per }])
  }
}
