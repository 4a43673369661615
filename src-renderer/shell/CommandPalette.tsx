import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useReducer, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeItems } from '@shared/catalog/catalog'
import type { GraphNode } from '@shared/graph/document'
import type { TemplateSummary } from '@shared/ipc/types'
import type { Language } from '@shared/language'
import { actions, isEnabled } from '../actions'
import { addItem, cornerAt } from '../canvas/addItem'
import { searchWords } from '../canvas/quickAdd/itemsToAdd'
import { canvasStore } from '../canvas/canvasStore'
import { localized } from '../i18n/format'
import { openTemplate } from '../state/session/openProject'
import { useDocument, useInterface, useLibrary, useStudio, type Studio } from '../state/studio'
import Keys from './Keys'
import classes from './CommandPalette.module.css'

const toActions = (studio: Studio, t: TFunction): SpotlightActionData[] =>
  actions
    .filter((action) => action.id !== 'commandPalette' && isEnabled(action, studio))
    .map((action) => ({
      id: `action ${action.id}`,
      label: t(`actions.${action.id}`),
      keywords: [t(`actions.${action.id}`, { lng: 'en' }), t(`shell.groups.${action.group}`)],
      rightSection: action.keys?.[0] && <Keys keys={action.keys[0]} />,
      onClick: () => void action.run(studio),
    }))

const toTemplates = (
  studio: Studio,
  templates: readonly TemplateSummary[],
  language: Language,
): SpotlightActionData[] =>
  templates.map(({ id, title, subtitle }) => ({
    id: `template ${id}`,
    label: localized(title, language),
    description: localized(subtitle, language),
    keywords: [localized(title, 'en'), localized(title, 'uk'), id],
    onClick: () => void openTemplate(studio, id),
  }))

const toItems = (studio: Studio, language: Language, t: TFunction): SpotlightActionData[] =>
  [...nodeItems.values()].map((item) => ({
    id: `add ${item.id}`,
    label: item.text[language].title,
    description: t('shell.palette.addNode'),
    keywords: searchWords(item),
    onClick: () => {
      const { commands } = canvasStore.getState()
      addItem(studio, item.id, cornerAt(commands?.center() ?? { x: 0, y: 0 }, 'middle'))
      commands?.focus()
    },
  }))

const toNodes = (studio: Studio, nodes: readonly GraphNode[], language: Language): SpotlightActionData[] =>
  nodes.map((node) => {
    const title = nodeItems.get(node.type)?.text
    return {
      id: `node ${node.id}`,
      label: node.name ?? title?.[language].title ?? node.type,
      description: node.id,
      keywords: [title?.en.title ?? '', node.type],
      onClick: () => {
        studio.interface.getState().select({ nodes: [node.id] })
        canvasStore.getState().commands?.focusNode(node.id)
      },
    }
  })

/** Ctrl+K: every action, every lecture network, and the way to any node. */
export default function CommandPalette(): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const inStudio = useInterface((state) => state.screen === 'studio')
  const templates = useLibrary((state) => state.templates)
  const nodes = useDocument((state) => state.document.nodes)
  // What can be done depends on much that is not followed here, such as the selection: it is asked anew at every opening.
  const [, ask] = useReducer((count: number) => count + 1, 0)
  const groups: SpotlightActionGroupData[] = [
    { group: t('shell.palette.actions'), actions: toActions(studio, t) },
    { group: t('shell.palette.templates'), actions: toTemplates(studio, templates ?? [], language) },
    { group: t('shell.palette.addNode'), actions: inStudio ? toItems(studio, language, t) : [] },
    { group: t('shell.palette.goTo'), actions: inStudio ? toNodes(studio, nodes, language) : [] },
  ]
  return (
    <Spotlight
      actions={groups.filter(({ actions: shown }) => shown.length > 0)}
      nothingFound={t('shell.palette.nothing')}
      onSpotlightOpen={ask}
      highlightQuery
      limit={40}
      scrollable
      maxHeight={420}
      shortcut={null}
      searchProps={{
        placeholder: t('shell.palette.placeholder'),
        'aria-label': t('shell.palette.placeholder'),
        leftSection: <IconSearch size={16} />,
        size: 'md',
      }}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      classNames={{ actionsGroup: classes['group'] ?? '', action: classes['action'] ?? '' }}
      transitionProps={{ duration: 120, transition: 'fade' }}
    />
  )
}
