import type { TFunction } from 'i18next'
import { nodeItems } from '@shared/catalog/catalog'
import type { GraphNode } from '@shared/graph/document'
import { LANGUAGES, type Language } from '@shared/language'
import { canvasStore } from '../../canvas/canvasStore'
import type { Studio } from '../../state/studio'
import type { Command } from './Command'

/** The way to each node of the network. */
export const toNodes = (studio: Studio, nodes: readonly GraphNode[], language: Language, t: TFunction): Command[] =>
  nodes.map((node) => {
    const text = nodeItems.get(node.type)?.text
    const title = node.name ?? text?.[language].title ?? node.type
    return {
      id: `node ${node.id}`,
      group: t('shell.palette.goTo'),
      label: title,
      description: node.id,
      words: {
        titles: [title, ...LANGUAGES.flatMap((each) => text?.[each].title ?? []), node.id],
        names: [node.type],
        prose: [],
        isLast: true,
      },
      onClick: () => {
        studio.interface.getState().select({ nodes: [node.id] })
        canvasStore.getState().commands?.focusNode(node.id)
      },
    }
  })
