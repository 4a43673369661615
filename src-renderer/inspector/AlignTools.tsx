import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconBoxMultiple,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { alignActions } from '../actions/canvas/align'
import { groupAction } from '../actions/canvas/groups'
import { useStudio } from '../state/studio'
import styles from './Inspector.module.css'

const ICON = 16
/** In the order of the actions. */
const ICONS = [
  IconLayoutAlignLeft,
  IconLayoutAlignCenter,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutAlignMiddle,
  IconLayoutAlignBottom,
  IconLayoutDistributeVertical,
  IconLayoutDistributeHorizontal,
]

/** Buttons that line several nodes up, space them out, and group them. */
export default function AlignTools() {
  const { t } = useTranslation()
  const studio = useStudio()
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('inspector.alignTools')}>
      {[...alignActions, groupAction].map((action, i) => {
        const Icon = ICONS[i] ?? IconBoxMultiple
        const name = t(`actions.${action.id}`)
        return (
          <Tooltip key={action.id} label={name}>
            <ActionIcon
              size={26}
              aria-label={name}
              disabled={!(action.enabled?.(studio) ?? true)}
              onClick={() => void action.run(studio)}
            >
              <Icon size={ICON} />
            </ActionIcon>
          </Tooltip>
        )
      })}
    </div>
  )
}
