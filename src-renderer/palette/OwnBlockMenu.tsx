import { Menu } from '@mantine/core'
import type { OwnBlock } from '@shared/graph/blocks/ownBlock'
import type { Result } from '@shared/result'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ownBlockOf } from '../state/blockStore'
import { useBlocks, useStudio, type Studio } from '../state/studio'
import styles from './PaletteItem.module.css'

const ICON = 14

function tellFailure(studio: Studio, result: Result<null>): boolean {
  if (!result.ok)
    studio.tell({ id: 'blocks', tone: 'error', title: { key: 'canvas.blocks.notSaved' }, body: result.error })
  return result.ok
}

async function rename(studio: Studio, block: OwnBlock): Promise<void> {
  const answer = await studio.questions.getState().ask('block', { title: block.title, parameters: [] })
  if (answer && answer.title !== block.title)
    tellFailure(studio, await studio.blocks.getState().save({ ...block, title: answer.title }))
}

/** Groups that were made of it stay as they are; the block itself can be brought back while the notice is there. */
async function remove(studio: Studio, block: OwnBlock): Promise<void> {
  if (!tellFailure(studio, await studio.blocks.getState().remove(block.id))) return
  studio.tell({
    id: 'blocks',
    tone: 'info',
    title: { key: 'canvas.blocks.removed', values: { title: block.title } },
    actions: [
      {
        label: { key: 'canvas.blocks.bringBack' },
        run: () =>
          void studio.blocks
            .getState()
            .save(block)
            .then((saved) => tellFailure(studio, saved)),
      },
    ],
  })
}

/** Renames or deletes a block of one's own; nothing for a built-in one. */
export default function OwnBlockMenu({ id }: { id: string }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const block = useBlocks((state) => ownBlockOf(state, id))
  if (!block) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className={`${styles.star} ${styles.more}`}
          aria-label={t('canvas.blocks.more', { title: block.title })}
        >
          <IconDots size={ICON} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={ICON} />} onClick={() => void rename(studio, block)}>
          {t('canvas.blocks.rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={ICON} />} onClick={() => void remove(studio, block)}>
          {t('canvas.blocks.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
