import { Button, Group, ScrollArea, Stack, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useStudio } from '../state/studio'
import classes from './imported.module.css'
import Facts from './Facts'
import ForeignLayers from './ForeignLayers'
import Remarks from './Remarks'
import { showData, showForeign, trainImported } from './nextSteps'
import { showTrainingProblems } from '../state/session/showTrainingProblems'
import type { ImportReport } from './toImportReport'

/** The way on that a person most likely wants. */
const primary = { variant: 'filled', 'data-autofocus': true } as const

interface Props {
  readonly report: ImportReport
  onClose(): void
}

/** The sections of a report that have something to say, and the ways on. */
export default function ImportedNetworkReport({ report, onClose }: Props): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const trainable = useDocument((state) => state.checked.trainable)
  const { missing, lost, chosen, needsData, runId } = report
  /** Each way on leads out of the dialog. */
  const then = (step: () => void) => (): void => {
    onClose()
    step()
  }
  return (
    <Stack gap="md">
      <ScrollArea.Autosize className={classes['report'] ?? ''} type="auto" offsetScrollbars="present">
        <Stack gap="md">
          <Facts report={report} />
          {missing.length > 0 && (
            <ForeignLayers layers={missing} onShow={(node) => then(() => showForeign(studio, node))()} />
          )}
          {lost.length > 0 && <Remarks title={t('imported.lost')} severity="warning" remarks={lost} />}
          {chosen.length > 0 && <Remarks title={t('imported.chosen')} severity="info" remarks={chosen} />}
        </Stack>
      </ScrollArea.Autosize>
      <Group justify="flex-end" gap={8}>
        {!trainable && (
          <Text size="xs" c="dimmed" mr="auto" maw={240}>
            {t('imported.notTrainable')}
          </Text>
        )}
        <Button onClick={onClose}>{t('imported.close')}</Button>
        {needsData && (
          <Button {...(trainable && primary)} onClick={then(() => showData(studio))}>
            {t('imported.data')}
          </Button>
        )}
        {trainable ? (
          <Button {...(!needsData && primary)} onClick={then(() => trainImported(studio, runId))}>
            {t(runId === undefined ? 'imported.train' : 'imported.trainFrom')}
          </Button>
        ) : (
          <Button {...primary} onClick={then(() => showTrainingProblems(studio))}>
            {t('imported.problems')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
