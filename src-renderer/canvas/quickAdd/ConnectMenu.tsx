import { connect } from '@shared/graph/commands/connect'
import { createId } from '@shared/graph/createId'
import type { GraphNode } from '@shared/graph/document'
import { memo, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useInterface, useStudio } from '../../state/studio'
import { applyChange } from '../applyChange'
import { canvasStore, parsePortKey, portKey, useCanvas, type PortEnd } from '../canvasStore'
import { portWords } from '../card/itemWords'
import { CARD_SIZE } from '../flow/portLayout'
import { portsOf } from '../gesture/judgeConnections'
import type { PickItem } from './PickItem'
import PickList from './PickList'
import { portChoices } from './portChoices'

/** Wiring from the keyboard: first a port of the selected node, where it has several, then the port at the other end. */
function ConnectMenu() {
  const id = useCanvas((state) => state.connectFrom)
  const node = useDocument((state) => state.document.nodes.find((candidate) => candidate.id === id))
  return node ? <OpenMenu key={node.id} node={node} /> : null
}

function besideCard({ id, position }: GraphNode) {
  const { commands } = canvasStore.getState()
  const size = commands?.sizes().get(id) ?? CARD_SIZE
  return commands?.toWindow({ x: position.x + size.width + 12, y: position.y }) ?? { x: 0, y: 0 }
}

function OpenMenu({ node }: { node: GraphNode }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const document = useDocument((state) => state.document)
  const checked = useDocument((state) => state.checked)
  const ports = useMemo<PortEnd[]>(
    () =>
      (['output', 'input'] as const).flatMap((side) =>
        portsOf(document, node, side).map((port) => ({ node: node.id, port, side })),
      ),
    [document, node],
  )
  const [chosen, setChosen] = useState<PortEnd | null>(ports.length === 1 ? (ports[0] ?? null) : null)
  const items = useMemo<PickItem[]>(
    () =>
      chosen
        ? portChoices({ document, checked }, chosen, language, t)
        : ports.map(({ side, port }) => ({
            key: portKey(node.id, port, side),
            title: portWords(node.type, { port, side }, language, t),
          })),
    [checked, chosen, document, language, node, ports, t],
  )
  const close = useCallback(() => {
    canvasStore.getState().set({ connectFrom: null })
    canvasStore.getState().commands?.focus()
  }, [])
  const pick = (key: string) => {
    const port = parsePortKey(key)
    if (!chosen) return setChosen(port)
    const [source, target] = chosen.side === 'output' ? [chosen, port] : [port, chosen]
    const end = ({ node: of, port: name }: PortEnd) => ({ node: of, port: name })
    applyChange(studio, connect(document, end(source), end(target), createId))
    close()
  }
  const label = chosen
    ? t(chosen.side === 'output' ? 'canvas.connectTo' : 'canvas.connectWith')
    : t('canvas.choosePort')
  return (
    <PickList
      key={chosen ? 'end' : 'port'}
      label={label}
      placeholder={label}
      items={items}
      at={besideCard(node)}
      empty={t('canvas.nothingToConnect')}
      onPick={pick}
      onClose={close}
    />
  )
}

export default memo(ConnectMenu)
