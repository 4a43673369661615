import { Modal } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import RunNotice from '../inspector/RunNotice'
import TrainingSettings from '../training/TrainingSettings'
import { useInterface, useStudio } from '../state/studio'

/** The training settings over the canvas. Each change counts at once, so there is nothing to confirm. */
export default function TrainingDialog(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const opened = useInterface((state) => state.dialog === 'training')
  return (
    <Modal
      opened={opened}
      onClose={() => screen.getState().set({ dialog: null })}
      title={t('shell.training.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {opened && (
        <>
          <RunNotice />
          <TrainingSettings />
        </>
      )}
    </Modal>
  )
}
