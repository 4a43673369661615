import type { ComponentType } from 'react'
import type { InsideQuestion } from '@shared/ipc/inside'
import { MOST_LOOK_ROWS } from '@shared/looks/look'
import type { ViewLayer } from '../viewLayers'
import DistancesView from './DistancesView'
import FilmView from './FilmView'
import LineView from './LineView'
import MazeView from './MazeView'
import PrototypesView from './PrototypesView'
import RasterView from './RasterView'
import TourView from './TourView'
import { everyCell } from './walkMaze'
import type { ViewKind, ViewProps, Wish } from './viewProps'

interface ViewEntry<K extends ViewKind> {
  readonly Component: ComponentType<ViewProps<K>>
  /** What goes through the layer for it. */
  asks(layer: ViewLayer, wish: Wish): Asked
}

type Asked = Pick<InsideQuestion, 'inputs' | 'rows' | 'inner'>

/** Rows that make the shape of plane data visible. */
const CLOUD = 400
/** Numbers of a cloud that may be told many times a second. */
const LIGHT = 40_000

const cloud = ({ size }: ViewLayer): Asked => ({
  rows: { from: 0, count: Math.max(1, Math.min(CLOUD, Math.floor(LIGHT / Math.max(1, size)))) },
})
/** Points are needed where there is a plane for them; pictures need none. */
const points = (layer: ViewLayer): Asked => (layer.size <= 2 ? cloud(layer) : {})
const all = (): Asked => ({ rows: { from: 0, count: MOST_LOOK_ROWS } })
const one = (_layer: ViewLayer, { row, inputs }: Wish): Asked => ({
  inner: true,
  ...(inputs ? { inputs } : { rows: { from: row, count: 1 } }),
})

/** How each kind of view is drawn. */
export const VIEWS: { readonly [K in ViewKind]: ViewEntry<K> } = {
  line: { Component: LineView, asks: points },
  prototypes: { Component: PrototypesView, asks: points },
  distances: { Component: DistancesView, asks: cloud },
  film: { Component: FilmView, asks: one },
  raster: { Component: RasterView, asks: one },
  tour: { Component: TourView, asks: all },
  maze: { Component: MazeView, asks: everyCell },
}
