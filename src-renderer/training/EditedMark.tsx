import { Tooltip } from '@mantine/core'
import { IconHandFinger } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { WeightEdit } from '@shared/training/weightEdit'
import classes from './EditedMark.module.css'
import { useEditText } from './useEditText'

/** Says that weights of a run were changed by hand, and which one last; nothing where none were. */
export default function EditedMark({
  edits = [],
}: {
  readonly edits?: readonly WeightEdit[] | undefined
}): ReactElement | null {
  const { t } = useTranslation()
  const textOf = useEditText()
  const last = edits.at(-1)
  if (!last) return null
  const help = t('views.weights.editedHelp', { edit: textOf(last) })
  return (
    <Tooltip label={help} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <span className={classes['mark']} tabIndex={0} role="note" aria-label={help}>
        <IconHandFinger size={14} aria-hidden />
        {t('views.weights.edited')}
      </span>
    </Tooltip>
  )
}
