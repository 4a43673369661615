import { Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useReducer, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocks, useDocument, useInterface, useLibrary, useStudio } from '../state/studio'
import classes from './CommandPalette.module.css'
import { createCommandSearch } from './commands/createCommandSearch'
import { inGroups } from './commands/inGroups'
import { toActions } from './commands/toActions'
import { toItems } from './commands/toItems'
import { toNodes } from './commands/toNodes'
import { toTemplates } from './commands/toTemplates'

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
  const own = useBlocks((state) => state.ownBlocks)
  const networks = useMemo(() => toTemplates(studio, templates ?? [], language, t), [studio, templates, language, t])
  const items = useMemo(() => toItems(studio, own, language, t), [studio, own, language, t])
  const commands = [
    ...toActions(studio, t),
    ...networks,
    ...(inStudio ? [...items, ...toNodes(studio, nodes, language, t)] : []),
  ]
  const find = createCommandSearch(commands)
  return (
    <Spotlight
      actions={inGroups(commands)}
      filter={(query) => inGroups(find(query))}
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
