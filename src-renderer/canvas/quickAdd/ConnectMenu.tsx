import { connect } from '@shared/graph/commands/connect'
import { createId } from '@shared/graph/createId'
import { nodeItems } from '@shared/catalog/catalog'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShape } from '../../i18n/format'
import { useInterface, useStudio } from '../../state/studio'
import { applyChange } from '../applyChange'
import { canvasStore, portKey, useCanvas, type PortEnd } from '../canvasStore'
import Glyph from '../card/Glyph'
import { nodeTitle, portTitle } from '../card/itemWords'
import { CARD_SIZE } from '../flow/portLayout'
import { judgeConnections, portsOf } from '../gesture/judgeConnections'
import PickList, { type PickItem } from './PickList'

/** Wiring from the keyboard: first a port of the selected node, where it has several, then the port at the other end. */
export default function ConnectMenu() {
  const node = useCanvas((state) => state.connectFrom)
  return node === null ? null : <OpenMenu key={node} id={node} />
}

const parsePort = (id: string, key: string): PortEnd => {
  const [side, ...port] = key.split(':')
  return { node: id, port: port.join(':'), side: side === 'input' ? 'input' : 'output' }
}

function OpenMenu({ id }: { id: string }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const { document, checked } = studio.documents.getState()
  const node = document.nodes.find((candidate) => candidate.id === id)
  const ports = useMemo<PortEnd[]>(
    () =>
      node
        ? (['output', 'input'] as const).flatMap((side) =>
            portsOf(document, node, side).map((port) => ({ node: id, port, side })),
          )
        : [],
    [document, node, id],
  )
  const [chosen, setChosen] = useState<PortEnd | null>(ports.length === 1 ? (ports[0] ?? null) : null)
  const items = useMemo<PickItem[]>(() => {
    if (!node) return []
    if (!chosen) {
      return ports.map(({ side, port }) => ({
        key: `${side}:${port}`,
        title: portTitle(node.type, port, language),
        hint: t(side === 'output' ? 'canvas.output' : 'canvas.input'),
      }))
    }
    const side = chosen.side === 'output' ? 'input' : 'output'
    const shapeOf = (of: string) => {
      const type = Object.values(checked.nodes[of]?.outputs ?? {})[0]
      return type ? formatShape(type.shape) : ''
    }
    const verdicts = judgeConnections({ document, checked }, chosen, language)
    const all: PickItem[] = document.nodes.flatMap((other) =>
      other.id === id
        ? []
        : portsOf(document, other, side).map((port) => {
            const verdict = verdicts.get(portKey(other.id, port, side))
            const item = nodeItems.get(other.type)
            const several = ((side === 'input' ? item?.inputs : item?.outputs)?.length ?? 0) > 1
            return {
              key: portKey(other.id, port, side),
              title: nodeTitle(other, language),
              hint: several ? portTitle(other.type, port, language) : shapeOf(other.id),
              icon: <Glyph icon={item?.icon ?? '?'} category={item?.category ?? null} size={20} />,
              ...(verdict && (verdict.blocking ? { refused: verdict.reason } : { warning: verdict.reason })),
            }
          }),
    )
    const rank = (item: PickItem) => (item.refused !== undefined ? 2 : item.warning !== undefined ? 1 : 0)
    return [...all].sort((a, b) => rank(a) - rank(b))
  }, [checked, chosen, document, id, language, node, ports, t])

  const close = useCallback(() => {
    canvasStore.getState().set({ connectFrom: null })
    canvasStore.getState().commands?.focus()
  }, [])
  if (!node) return null
  const pick = (key: string) => {
    if (!chosen) return setChosen(parsePort(id, key))
    const slash = key.indexOf('/')
    const other = { node: key.slice(key.indexOf(':') + 1, slash), port: key.slice(slash + 1) }
    const own = { node: id, port: chosen.port }
    applyChange(
      studio,
      chosen.side === 'output' ? connect(document, own, other, createId) : connect(document, other, own, createId),
    )
    close()
  }
  const { commands } = canvasStore.getState()
  const size = commands?.sizes().get(id) ?? CARD_SIZE
  const at = commands?.toWindow({ x: node.position.x + size.width + 12, y: node.position.y }) ?? { x: 0, y: 0 }
  const label = chosen
    ? t(chosen.side === 'output' ? 'canvas.connectTo' : 'canvas.connectWith')
    : t('canvas.choosePort')
  return (
    <PickList
      key={chosen ? 'end' : 'port'}
      label={label}
      placeholder={label}
      items={items}
      at={at}
      empty={t('canvas.nothingToConnect')}
      onPick={pick}
      onClose={close}
    />
  )
}
