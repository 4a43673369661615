import { Modal } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useInterface, useStudio } from '../state/studio'
import ImportedNetworkReport from './ImportedNetworkReport'

/** What came of an import: what is in the network, what is missing, what was chosen, and what can be done next. */
export default function ImportedDialog(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const opened = useInterface((state) => state.dialog === 'imported')
  const report = useInterface((state) => state.imported)
  const title = useDocument((state) => state.document.title)
  const close = (): void => screen.getState().set({ dialog: null })
  return (
    <Modal
      opened={opened && report !== null}
      onClose={close}
      title={t('imported.title', { title })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {opened && report && <ImportedNetworkReport report={report} onClose={close} />}
    </Modal>
  )
}
