import { Modal } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportOutcome } from '@shared/ipc/types'
import { useInterface, useStudio } from '../state/studio'
import ExportForm from './ExportForm'
import ExportWritten from './ExportWritten'

/** Takes the network out of the studio: which format, whose weights, where to; then what was written and how to load it. */
export default function ExportDialog(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const opened = useInterface((s) => s.dialog === 'export')
  const [format, setFormat] = useState<string>()
  const [written, setWritten] = useState<ExportOutcome>()
  const close = (): void => {
    setWritten(undefined)
    screen.getState().set({ dialog: null })
  }
  return (
    <Modal opened={opened} onClose={close} title={t('drawer.export.title')} size={written ? 'lg' : 860}>
      {opened &&
        (written ? (
          <ExportWritten outcome={written} onAgain={() => setWritten(undefined)} onClose={close} />
        ) : (
          <ExportForm kept={format} onFormat={setFormat} onWritten={setWritten} />
        ))}
    </Modal>
  )
}
