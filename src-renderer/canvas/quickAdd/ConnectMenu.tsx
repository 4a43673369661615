import type { GraphDocument, GraphGroup, GraphNode } from '@shared/graph/document'
import { memo, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocks, useDocument, useInterface, useStudio } from '../../state/studio'
import { canvasStore, parsePortKey, portKey, useCanvas, type PortEnd } from '../canvasStore'
import { portWords } from '../card/itemWords'
import { connectPorts } from '../connectPorts'
import { CARD_SIZE } from '../flow/portLayout'
import { portsOf } from '../gesture/judgeConnections'
import type { PickItem } from './PickItem'
import PickList from './PickList'
import { shownGraph } from '@shared/graph/shownGraph'
import { choicesOfGroup, portChoices } from './portChoices'

/** Wiring from the keyboard: first a port of the selected node, where it has several, then the port at the other end. */
function ConnectMenu() {
  const id = useCanvas((state) => state.connectFrom)
  const card = useDocument(
    ({ document }) =>
      document.nodes.find((candidate) => candidate.id === id) ?? document.groups.find((group) => group.id === id),
  )
  return card ? <OpenMenu key={card.id} card={card} /> : null
}

function besideCard(document: GraphDocument, id: string) {
  const { commands } = canvasStore.getState()
  const position = shownGraph(document).nodes.find((node) => node.id === id)?.position ?? { x: 0, y: 0 }
  const size = commands?.sizes().get(id) ?? CARD_SIZE
  return commands?.toWindow({ x: position.x + size.width + 12, y: position.y }) ?? { x: 0, y: 0 }
}

/** The ports of a card that a connection can start from, with their words. */
function useOwnPorts(card: GraphNode | GraphGroup): readonly (PortEnd & { readonly title: string })[] {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const document = useDocument((state) => state.document)
  const find = useBlocks((state) => state.find)
  return useMemo(
    () =>
      (['output', 'input'] as const).flatMap((side) => {
        const words = (title: string) =>
          t(side === 'input' ? 'canvas.inputPort' : 'canvas.outputPort', { title }).trim()
        return 'type' in card
          ? portsOf(document, card as GraphNode, side).map((port) => {
              const end = { node: card.id, port, side }
              return { ...end, title: portWords((card as GraphNode).type, end, language, t) }
            })
          : choicesOfGroup(document, card as GraphGroup, side, find, language).map(({ end, hint }) => ({
              ...end,
              side,
              title: words(hint),
            }))
      }),
    [card, document, find, language, t],
  )
}

function OpenMenu({ card }: { card: GraphNode | GraphGroup }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const document = useDocument((state) => state.document)
  const checked = useDocument((state) => state.checked)
  const find = useBlocks((state) => state.find)
  const ports = useOwnPorts(card)
  const [chosen, setChosen] = useState<PortEnd | null>(ports.length === 1 ? (ports[0] ?? null) : null)
  const items = useMemo<PickItem[]>(
    () =>
      chosen
        ? portChoices({ document, checked }, chosen, find, language, t)
        : ports.map(({ node, side, port, title }) => ({ key: portKey(node, port, side), title })),
    [checked, chosen, document, find, language, ports, t],
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
    connectPorts(studio, end(source), end(target))
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
      at={besideCard(document, card.id)}
      empty={t('canvas.nothingToConnect')}
      onPick={pick}
      onClose={close}
    />
  )
}

export default memo(ConnectMenu)
