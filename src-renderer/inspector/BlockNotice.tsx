import { matchBlock } from '@shared/graph/blocks/matchBlock'
import { IconStack2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { localized } from '../i18n/format'
import { useBlocks, useDocument, useInterface } from '../state/studio'
import styles from './Inspector.module.css'

/** Says of a node inside a block what changing it by hand does; nothing of any other. */
export default function BlockNotice({ node }: { node: string }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const document = useDocument((state) => state.document)
  const find = useBlocks((state) => state.find)
  const group = document.groups.find(({ block, nodes }) => block && nodes.includes(node))
  if (!group || !matchBlock(document, group, find)) return null
  return (
    <div className={styles.notice}>
      <IconStack2 size={14} aria-hidden />
      <span>{t('inspector.group.inside', { title: localized(group.title, language) })}</span>
    </div>
  )
}
