import { Text, UnstyledButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import type { DatasetDefinition } from '@shared/catalog/define/dataset'
import { parseParams } from '@shared/catalog/define/params'
import { addItem, cornerAt } from '../canvas/addItem'
import { canvasStore } from '../canvas/canvasStore'
import { formatNumber, formatShape } from '../i18n/format'
import { useDocument, useInterface, useStudio } from '../state/studio'
import classes from './DataTab.module.css'

/** The data sets that come with the studio: a click brings one onto the canvas and shows its rows; one that is there is only shown. */
export default function DataTab(): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={classes['list']}>
      <Text size="xs" c="dimmed">
        {t('library.dataHint')}
      </Text>
      {[...catalog.datasets.values()].map((item) => (
        <DatasetCard key={item.id} item={item} />
      ))}
    </div>
  )
}

function DatasetCard({ item }: { readonly item: DatasetDefinition }): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const present = useDocument((state) => state.document.nodes.find((node) => node.type === item.id)?.id)
  const { title, help } = item.text[language]
  const { rows, outputs } = item.describe(parseParams(item.params, {}).params)
  const shape = outputs['features']?.shape
  /** A row of numbers by their count; a picture or a sequence by its shape. */
  const featuresText = ([count = 1, ...more]: readonly number[]): string =>
    more.length > 0
      ? formatShape([count, ...more])
      : t('library.features', { count, number: formatNumber(count, language) })
  const show = (): void => {
    const { commands } = canvasStore.getState()
    const node = present ?? addItem(studio, item.id, cornerAt(commands?.center() ?? { x: 0, y: 0 }, 'middle'))
    studio.interface.getState().set({ drawerOpen: true, drawerTab: 'data' })
    if (node === null) return
    studio.interface.getState().select({ nodes: [node] })
    if (present !== undefined) commands?.focusNode(node)
  }
  return (
    <UnstyledButton className={classes['card']} onClick={show} title={help}>
      <b>{title}</b>
      <span>
        {[t('canvas.rows', { count: rows, number: formatNumber(rows, language) }), shape && featuresText(shape)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {present !== undefined && <em>{t('library.onCanvas')}</em>}
    </UnstyledButton>
  )
}
