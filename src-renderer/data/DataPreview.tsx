import { Button, Loader, Select } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import type { GraphNode } from '@shared/graph/document'
import type { DatasetPreview } from '@shared/ipc/types'
import { useCall } from '../bridge/useCall'
import { formatNumber } from '../i18n/format'
import ProblemAlert from '../problems/why/ProblemAlert'
import { useDocument, useInterface } from '../state/studio'
import { classColor } from './classColors'
import classes from './data.module.css'
import { PAGE } from './page'
import { classesOf, isPlane } from './previewKind'
import PreviewRows from './PreviewRows'

/** Points that make the shape of a plane data set visible. */
const POINTS = 500

/** The rows of a data node as they are: pictures, a table, points in the plane, and how many of each class. */
export default function DataPreview(): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const nodes = useDocument((s) => s.document.nodes)
  const selected = useInterface((s) => s.selection.nodes[0])
  const sources = useMemo(() => nodes.filter((node) => catalog.datasets.has(node.type)), [nodes])
  const [chosen, setChosen] = useState<string | null>(null)
  const node = sources.find((n) => n.id === selected) ?? sources.find((n) => n.id === chosen) ?? sources[0]
  if (!node) return <p className={classes['empty']}>{t('drawer.noData')}</p>
  return (
    <div className={classes['preview']}>
      {sources.length > 1 && (
        <Select
          size="xs"
          w={220}
          aria-label={t('drawer.dataNode')}
          value={node.id}
          allowDeselect={false}
          onChange={setChosen}
          data={sources.map((n) => ({
            value: n.id,
            label: n.name ?? catalog.datasets.get(n.type)?.text[language].title ?? n.type,
          }))}
        />
      )}
      <Rows key={node.id} node={node} />
    </div>
  )
}

function Rows({ node }: { readonly node: GraphNode }): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const seed = useDocument((s) => s.document.training.seed)
  const { ask, value, problem, busy } = useCall('dataset.preview')
  const [offset, setOffset] = useState(0)
  const page = value && isPlane(value) ? POINTS : PAGE
  useEffect(
    () => void ask({ type: node.type, params: node.params, seed, offset, count: page }),
    [ask, node.type, node.params, seed, offset, page],
  )
  if (problem) return <ProblemAlert problem={problem} />
  if (!value) return busy ? <Loader size="sm" aria-label={t('drawer.computing')} /> : null
  const number = new Intl.NumberFormat(language)
  const shown = value.columns['features']?.length ?? 0
  return (
    <>
      <div className={classes['bar']}>
        <span>
          {t('drawer.rowsRange', {
            from: number.format(offset + 1),
            to: number.format(offset + shown),
            count: number.format(value.rows),
          })}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          disabled={offset === 0}
          onClick={() => setOffset(Math.max(0, offset - page))}
        >
          {t('drawer.previous')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={offset + shown >= value.rows}
          onClick={() => setOffset(offset + page)}
        >
          {t('drawer.next')}
        </Button>
        <ClassCounts preview={value} />
      </div>
      <div className={classes['rows']}>
        <PreviewRows preview={value} node={node} />
      </div>
    </>
  )
}

/** Rows of each class; where points are drawn, with the color that they have there. */
function ClassCounts({ preview }: { readonly preview: DatasetPreview }): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const labels = classesOf(preview)?.labels
  if (!preview.classCounts || !labels) return null
  return (
    <span className={classes['counts']}>
      {t('drawer.classRows')}
      {preview.classCounts.map((count, i) => (
        <span key={i}>
          {isPlane(preview) && <i style={{ background: classColor(i) }} />}
          {labels.names?.[i] ?? i}: <b>{formatNumber(count, language)}</b>
        </span>
      ))}
    </span>
  )
}
