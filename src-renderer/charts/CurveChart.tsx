import { ActionIcon, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { memo, useCallback, useMemo, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Language } from '@shared/language'
import { percentText } from '@shared/percentText'
import { thinSeries } from '@shared/training/thinSeries'
import { formatMeasure } from '../i18n/format'
import { toPng, toSvgText } from './chartPicture'
import ChangeMarks, { type Mark } from './ChangeMarks'
import classes from './CurveChart.module.css'
import { saveFile } from './saveFile'
import { toChartRows, type Curve } from './toChartRows'
import { toTicks } from './toTicks'
import { toCsv } from './toCsv'

interface Props {
  readonly title: string
  /** What it is measured at, where there are several places. */
  readonly place?: string
  readonly curves: readonly Curve[]
  readonly marks: readonly Mark[]
  /** Epoch that is looked at, where it is not the last. */
  readonly cursor?: number | undefined
  readonly log: boolean
  /** Shares are shown in percent. */
  readonly unit: 'share' | 'number'
  readonly language: Language
}

/** Most steps between ticks on an axis, and along one with little room. */
const TICKS = 5
const FEW_TICKS = 3
/** Most points drawn of a curve: the lowest and highest of every three pixels or so. Drawing takes time by their number. */
const MOST_POINTS = 200
/** Width below which a chart has little room, px. */
const NARROW = 270
/** Width of a character of the axes' font, and the space beside the widest label, px. */
const CHARACTER = 7.5
const BESIDE = 12
// The chart library works anew whenever one of these is another object.
const DOMAIN_X = ['dataMin', 'dataMax'] as const
const AXIS = { tick: { fill: 'var(--mute)', fontSize: 12 }, tickLine: false, axisLine: false, interval: 0 } as const
const LONE_DOT = { r: 2.5 }
const ACTIVE_DOT = { r: 3 }
const TOOLTIP = {
  background: 'var(--raise)',
  border: '1px solid var(--line)',
  borderRadius: 8,
  padding: '4px 8px',
  fontSize: 12,
  lineHeight: '16px',
}
const TOOLTIP_ROW = { padding: 0 }
/** The words of a tooltip stand above the curves, not on them. */
const TOOLTIP_PLACE = { y: 0 }
const TOOLTIP_LABEL = { color: 'var(--mute)' }

/** Short numbers for axes and tooltips: percent for shares, exponents for the very small. */
const formatter =
  (unit: Props['unit'], language: Language, digits: number) =>
  (value: number): string => {
    if (unit === 'share') return percentText(value, language, digits > 3 ? 2 : 1)
    return formatMeasure(value, language, digits)
  }

/** Loss, a metric or the learning rate over epochs, several curves in one frame. */
function CurveChart({ title: measure, place = '', curves, marks, cursor, log, unit, language }: Props): ReactElement {
  const title = [measure, place].filter(Boolean).join(' · ')
  const frame = useRef<HTMLDivElement>(null)
  const drawn = useMemo(() => curves.map((curve) => thinned(log ? positiveOnly(curve) : curve)), [curves, log])
  const save = async (kind: 'png' | 'svg' | 'csv'): Promise<void> => {
    const name = title.toLowerCase().replace(/\s+/g, '-')
    if (kind === 'csv') return saveFile(`${name}.csv`, toCsv(curves, 'epoch'), 'text/csv')
    const svg = frame.current?.querySelector<SVGSVGElement>('svg.recharts-surface')
    if (!svg) return
    const background = getComputedStyle(document.body).getPropertyValue('--panel') || '#fff'
    if (kind === 'svg') saveFile(`${name}.svg`, toSvgText(svg, background), 'image/svg+xml')
    else saveFile(`${name}.png`, await toPng(svg, background))
  }
  return (
    <figure className={classes['chart']} aria-label={title}>
      <ChartHead title={title} measure={measure} place={place} curves={curves} onSave={(kind) => void save(kind)} />
      <div ref={frame} className={classes['plot']}>
        <Plot curves={drawn} marks={marks} cursor={cursor} log={log} unit={unit} language={language} />
      </div>
    </figure>
  )
}

interface HeadProps {
  readonly title: string
  readonly measure: string
  readonly place: string
  readonly curves: readonly Curve[]
  onSave(kind: 'png' | 'svg' | 'csv'): void
}

function ChartHead({ title, measure, place, curves, onSave }: HeadProps): ReactElement {
  const { t } = useTranslation()
  return (
    <figcaption className={classes['head']}>
      <span className={classes['title']} title={title}>
        {measure}
      </span>
      {place !== '' && (
        <span className={classes['place']} title={place}>
          {place}
        </span>
      )}
      <span className={classes['legend']}>
        {curves
          .filter((c) => !c.faint)
          .map((curve) => (
            <span key={curve.id} className={classes['key']}>
              <svg width="14" height="8" aria-hidden="true">
                <line x1="0" x2="14" y1="4" y2="4" stroke={curve.color} strokeWidth="2" strokeDasharray={curve.dash} />
              </svg>
              {curve.label}
            </span>
          ))}
      </span>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            className={classes['save']}
            variant="subtle"
            size="sm"
            color="gray"
            aria-label={t('drawer.saveChart', { title })}
          >
            <IconDownload size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {(['png', 'svg', 'csv'] as const).map((kind) => (
            <Menu.Item key={kind} onClick={() => onSave(kind)}>
              {t(`drawer.saveAs.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </figcaption>
  )
}

function Plot({ curves, marks, cursor, log, unit, language }: Omit<Props, 'title' | 'place'>): ReactElement {
  const { t } = useTranslation()
  const rows = useMemo(() => toChartRows(curves), [curves])
  // In the order of the legend.
  const order = useCallback(
    ({ dataKey }: { dataKey?: unknown }) => curves.findIndex(({ id }) => id === dataKey),
    [curves],
  )
  const [narrow, setNarrow] = useState(false)
  const { ticksX, ticksY, domainY } = useTicks(curves, log, unit, narrow)
  const { short, exact, epoch, label } = useFormats(unit, language)
  const name = t('drawer.epoch')
  const widest = Math.max(name.length, ...ticksY.map((tick) => short(tick).length))
  const last = epoch(ticksX.at(-1) ?? 0).length
  const margin = useMemo(
    () => ({ top: 8, right: Math.max(10, (last * CHARACTER) / 2 + 2), bottom: 0, left: 0 }),
    [last],
  )
  const axisName = useMemo(() => ({ value: name, position: 'left', offset: 8, ...AXIS.tick }) as const, [name])
  return (
    <ResponsiveContainer width="100%" height="100%" minHeight={110} onResize={(width) => setNarrow(width < NARROW)}>
      <LineChart data={rows} margin={margin}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="x"
          type="number"
          domain={DOMAIN_X}
          ticks={ticksX}
          tickFormatter={epoch}
          label={axisName}
          {...AXIS}
        />
        <YAxis
          width={widest * CHARACTER + BESIDE}
          scale={log ? 'log' : 'auto'}
          domain={domainY}
          ticks={ticksY}
          tickFormatter={short}
          {...AXIS}
        />
        <Tooltip
          isAnimationActive={false}
          separator=": "
          offset={6}
          position={TOOLTIP_PLACE}
          itemStyle={TOOLTIP_ROW}
          itemSorter={order}
          formatter={exact}
          labelFormatter={label}
          contentStyle={TOOLTIP}
          labelStyle={TOOLTIP_LABEL}
        />
        <ChangeMarks marks={marks} cursor={cursor} />
        {curves.map((curve) => (
          <Line key={curve.id} {...lineOf(curve)} connectNulls isAnimationActive={false} />
        ))}
      </LineChart>
    </ResponsiveContainer>
  )
}

/** How the chart writes its numbers: on the axes and in the tooltip. */
function useFormats(unit: Props['unit'], language: Language) {
  const { t } = useTranslation()
  return useMemo(() => {
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
    const exactly = formatter(unit, language, 4)
    return {
      short: formatter(unit, language, 3),
      exact: (value: unknown) => (typeof value === 'number' ? exactly(value) : String(value)),
      epoch: (value: number) => number.format(value),
      label: (x: unknown) => t('drawer.atEpoch', { epoch: number.format(Number(x)) }),
    }
  }, [unit, language, t])
}

/** Ticks of our own: the library's measure every text in the page, at each new point. They stay the same objects while they are equal. */
function useTicks(curves: readonly Curve[], log: boolean, unit: Props['unit'], narrow: boolean) {
  const found = useMemo(() => {
    const shares = unit === 'share' ? { max: 1 } : {}
    const [x, y] = [curves.flatMap((curve) => curve.x), curves.flatMap((curve) => curve.y)]
    const ticksY = toTicks(y, TICKS, { log, cover: true, ...shares })
    return {
      ticksX: toTicks(x, narrow ? FEW_TICKS : TICKS),
      ticksY,
      domainY: [ticksY[0] ?? 0, ticksY.at(-1) ?? 1],
    }
  }, [curves, log, unit, narrow])
  const text = JSON.stringify(found)
  const kept = useRef({ found, text })
  if (kept.current.text !== text) kept.current = { found, text }
  return kept.current.found
}

/** A curve as the chart library wants it; a lone point is a dot. */
const lineOf = (curve: Curve) => ({
  dataKey: curve.id,
  name: curve.label,
  stroke: curve.color,
  strokeWidth: curve.faint ? 1 : 1.8,
  strokeOpacity: curve.faint ? 0.35 : 1,
  ...(curve.dash && { strokeDasharray: curve.dash }),
  dot: curve.x.length === 1 ? LONE_DOT : false,
  activeDot: curve.faint ? false : ACTIVE_DOT,
  ...(curve.faint && { tooltipType: 'none' as const }),
})

/** The points that can be told apart; a file gets all. */
function thinned(curve: Curve): Curve {
  const { steps, values } = thinSeries({ steps: curve.x, values: curve.y }, MOST_POINTS)
  return { ...curve, x: steps, y: values }
}

const positiveOnly = (curve: Curve): Curve => {
  const keep = curve.y.map((value) => value > 0)
  return { ...curve, x: curve.x.filter((_, i) => keep[i]), y: curve.y.filter((_, i) => keep[i]) }
}

export default memo(CurveChart)
