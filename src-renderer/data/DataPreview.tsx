import { Button, Loader, Select } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { GraphNode } from '@shared/graph/document'
import type { Language } from '@shared/language'
import type { DatasetPreview } from '@shared/ipc/types'
import { useCall } from '../bridge/useCall'
import { formatNumber } from '../i18n/format'
import { problemText } from '../i18n/problemText'
import PixelImage from '../insight/PixelImage'
import { useDocument, useInterface } from '../state/studio'
import { classColor } from './classColors'
import classes from './data.module.css'
import { featureTitles } from './featureTitles'
import PointsPlot from './PointsPlot'

/** Rows a page: as many as a picture grid or a table shows at once. */
const PAGE = 60
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
  const plane = isPlane(value)
  useEffect(
    () => void ask({ type: node.type, params: node.params, seed, offset, count: plane ? POINTS : PAGE }),
    [ask, node.type, node.params, seed, offset, plane],
  )
  if (problem) return <p role="alert">{problemText(problem)}</p>
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
          onClick={() => setOffset(Math.max(0, offset - PAGE))}
        >
          {t('drawer.previous')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={offset + shown >= value.rows}
          onClick={() => setOffset(offset + (plane ? POINTS : PAGE))}
        >
          {t('drawer.next')}
        </Button>
        <ClassCounts preview={value} />
      </div>
      <div className={classes['rows']}>
        <Body preview={value} node={node} />
      </div>
    </>
  )
}

const isPlane = (preview: DatasetPreview | undefined): boolean => {
  const size = preview?.outputs['features']?.shape
  return size?.length === 1 && ((size[0] === 2 && preview?.outputs['target']?.labels !== undefined) || size[0] === 1)
}

interface BodyProps {
  readonly preview: DatasetPreview
  readonly node: GraphNode
}

/** The target of each row in words: the class's name, or the number. */
function targetNames({ outputs, columns }: DatasetPreview, language: Language): string[] {
  const labels = outputs['target']?.labels
  const word = (value: number): string =>
    labels ? (labels.names?.[value] ?? String(value)) : formatNumber(value, language, 4)
  return (columns['target'] ?? []).map(([value]) => (value === undefined ? '' : word(value)))
}

function Body({ preview, node }: BodyProps): ReactElement {
  const { outputs, columns } = preview
  const features = columns['features'] ?? []
  const [height = 1, width = 1, channels] = outputs['features']?.shape ?? []
  const language = useInterface((s) => s.language)
  const names = targetNames(preview, language)
  if (channels === undefined) return <Table preview={preview} node={node} targets={names} />
  const top = 1 / scaleOf(node)
  return (
    <ul className={classes['grid']}>
      {features.map((row, i) => (
        <li key={i}>
          <PixelImage
            values={row}
            width={width}
            height={height}
            channels={channels}
            top={top}
            size={44}
            label={names[i] ?? ''}
          />
          <span>{names[i]}</span>
        </li>
      ))}
    </ul>
  )
}

function Table({ preview, node, targets }: BodyProps & { readonly targets: readonly string[] }): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const { outputs, columns, offset } = preview
  const features = columns['features'] ?? []
  const names = featureTitles(node, features[0]?.length ?? 0, language)
  const words = catalog.datasets.get(node.type)?.text[language].words
  return (
    <div className={classes['plane']}>
      {isPlane(preview) && (
        <PointsPlot
          features={features}
          targets={columns['target'] ?? []}
          labels={outputs['target']?.labels}
          axes={[names[0] ?? '', names[1] ?? t('drawer.target')]}
        />
      )}
      <div className={classes['scroll']}>
        <table className={classes['table']}>
          <thead>
            <tr>
              {['#', ...names, t('drawer.target')].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {features.slice(0, PAGE).map((row, i) => (
              <tr key={i}>
                <td>{offset + i + 1}</td>
                {row.map((v, j) => (
                  <td key={j}>{words?.[v] ?? formatNumber(v, language, 4)}</td>
                ))}
                <td>{targets[i]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** Factor from stored numbers to those the network sees. */
function scaleOf({ type, params }: GraphNode): number {
  const item = catalog.datasets.get(type)
  return item?.describe(parseParams(item.params, params).params).scale?.['features'] ?? 1
}

/** Rows of each class; where points are drawn, with the color that they have there. */
function ClassCounts({ preview }: { readonly preview: DatasetPreview }): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const labels = preview.outputs['target']?.labels
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
