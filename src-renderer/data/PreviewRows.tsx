import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import type { DatasetShape } from '@shared/catalog/define/dataset'
import { parseParams } from '@shared/catalog/define/params'
import type { GraphNode } from '@shared/graph/document'
import type { DatasetPreview } from '@shared/ipc/types'
import type { Language } from '@shared/language'
import { portTitle } from '../canvas/card/itemWords'
import { formatNumber } from '../i18n/format'
import PixelImage from '../insight/PixelImage'
import { writeWords } from '../insight/parseWords'
import { useInterface } from '../state/studio'
import classes from './data.module.css'
import { featureTitles } from './featureTitles'
import { PAGE } from './page'
import PointsPlot from './PointsPlot'
import { classesOf, isPlane } from './previewKind'
import WindowCurve from './WindowCurve'

interface Props {
  readonly preview: DatasetPreview
  readonly node: GraphNode
}

function describe({ type, params }: GraphNode): DatasetShape | undefined {
  const item = catalog.datasets.get(type)
  return item?.describe(parseParams(item.params, params).params)
}

/** The numbers of a port in one row as a person reads them: words, names of classes, or numbers. */
function cellText(
  { outputs }: DatasetPreview,
  data: DatasetShape | undefined,
  port: string,
  values: readonly number[],
  language: Language,
): string {
  const { labels } = outputs[port] ?? {}
  const words = data?.words?.[port]?.[language] ?? labels?.names
  if (words) return writeWords(values, words)
  return values.map((value) => (labels ? String(value) : formatNumber(value, language, 4))).join('  ')
}

/** Rows of a data set: pictures, curves, points in the plane, sentences, or a table of numbers. */
export default function PreviewRows({ preview, node }: Props): ReactElement {
  const shape = preview.outputs['features']?.shape ?? []
  if (shape.length > 1) return <Pictures preview={preview} node={node} />
  return <Table preview={preview} node={node} />
}

/** Each row is drawn: a picture, a curve over time, or bands over time; what belongs to it stands below. */
function Pictures({ preview, node }: Props): ReactElement {
  const language = useInterface((s) => s.language)
  const data = describe(node)
  const { columns, outputs } = preview
  const of = classesOf(preview)?.port ?? 'target'
  const drawn = isPicture(outputs[of]?.shape) ? undefined : of
  const layout = isPicture(outputs['features']?.shape)
    ? isPicture(outputs['target']?.shape)
      ? 'pairs'
      : 'grid'
    : 'strips'
  return (
    <ul className={classes[layout]}>
      {(columns['features'] ?? []).map((_, row) => {
        const text = drawn && cellText(preview, data, drawn, columns[drawn]?.[row] ?? [], language)
        return (
          <li key={row}>
            <RowPicture preview={preview} scale={data?.scale?.['features'] ?? 1} row={row} label={text ?? ''} />
            {text !== undefined && <span>{text}</span>}
          </li>
        )
      })}
    </ul>
  )
}

const isPicture = (shape: readonly number[] = []): boolean => shape.length === 3

interface RowProps {
  readonly preview: DatasetPreview
  /** Factor from stored numbers to those the network sees. */
  readonly scale: number
  readonly row: number
  readonly label: string
}

function RowPicture({ preview: { outputs, columns }, scale, row, label }: RowProps): ReactElement {
  const values = columns['features']?.[row] ?? []
  const target = columns['target']?.[row] ?? []
  const [height = 1, width = 1, channels] = outputs['features']?.shape ?? []
  if (channels !== undefined) {
    const range = { top: 1 / scale, bottom: Math.min(0, ...values) }
    const picture = { width, height, channels, size: 44, label, ...range }
    return (
      <span className={classes['pair']}>
        <PixelImage {...picture} values={values} />
        {isPicture(outputs['target']?.shape) && <PixelImage {...picture} values={target} />}
      </span>
    )
  }
  if (width === 1)
    return <WindowCurve values={values} next={outputs['target']?.vocabulary ? [] : target} label={label} />
  const across = values.map((_, i) => values[(i % height) * width + (width - 1 - Math.floor(i / height))] ?? 0)
  return <PixelImage values={across} width={height} height={width} channels={1} size={140} label={label} />
}

/** Numbers and words in columns, beside the points where the rows are points. */
function Table({ preview, node }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const data = describe(node)
  const { outputs, columns, offset } = preview
  const features = columns['features'] ?? []
  const asText = outputs['features']?.vocabulary !== undefined
  const names = asText ? [] : featureTitles(node, features[0]?.length ?? 0, language)
  const ports = Object.keys(outputs).filter((port) => asText || port !== 'features')
  const title = (port: string): string => portTitle(node.type, port, language) || t('drawer.target')
  return (
    <div className={classes['plane']}>
      {isPlane(preview) && (
        <PointsPlot
          features={features}
          targets={columns['target'] ?? []}
          labels={outputs['target']?.labels}
          axes={[names[0] ?? '', names[1] ?? title('target')]}
        />
      )}
      <div className={classes['scroll']}>
        <table className={classes['table']} data-text={asText || undefined}>
          <thead>
            <tr>
              {['#', ...names, ...ports.map(title)].map((name, i) => (
                <th key={i} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {features.slice(0, PAGE).map((row, i) => (
              <tr key={i}>
                <td>{offset + i + 1}</td>
                {!asText && row.map((value, j) => <td key={j}>{formatNumber(value, language, 4)}</td>)}
                {ports.map((port) => (
                  <td key={port}>{cellText(preview, data, port, columns[port]?.[i] ?? [], language)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
