import { ActionIcon } from '@mantine/core'
import { IconFold } from '@tabler/icons-react'
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStudio } from '../../state/studio'
import { foldGroup } from '../foldGroup'
import type { FrameNode } from '../flow/flowTypes'
import { useShift } from '../flow/shifts'
import EditableTitle from './EditableTitle'
import styles from './GroupFrame.module.css'

/** The frame of an open group: its title renames it, its handle and a double click fold it, dragging it moves what is inside. */
function GroupFrame({ id, data }: NodeProps<FrameNode>) {
  const { t } = useTranslation()
  const studio = useStudio()
  const { width = data.width, height = data.height } = useShift(id) ?? {}
  const fold = () => foldGroup(studio, id, true)
  return (
    <div className={styles.frame} style={{ width, height }} data-group={id} onDoubleClick={fold}>
      <div className={styles.bar}>
        <EditableTitle id={id} title={data.title} />
        <ActionIcon
          className="nodrag"
          size={22}
          variant="subtle"
          color="gray"
          onClick={fold}
          aria-label={t('canvas.fold')}
          title={t('canvas.fold')}
        >
          <IconFold size={14} />
        </ActionIcon>
      </div>
    </div>
  )
}

export default memo(GroupFrame)
