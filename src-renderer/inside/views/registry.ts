import type { ComponentType } from 'react'
import type { InsideQuestion } from '@shared/ipc/inside'
import DistancesView from './DistancesView'
import FilmView from './FilmView'
import LineView from './LineView'
import MazeView from './MazeView'
import PrototypesView from './PrototypesView'
import RasterView from './RasterView'
import TourView from './TourView'
import type { ViewKind, ViewProps, Wish } from './viewProps'

interface ViewEntry<K extends ViewKind> {
  readonly Component: ComponentType<ViewProps<K>>
  /** What goes through the layer for it. */
  asks(wish: Wish): Pick<InsideQuestion, 'inputs' | 'rows'>
}

/** Rows that make the shape of plane data visible. */
const cloud = (): Pick<InsideQuestion, 'rows'> => ({ rows: { from: 0, count: 400 } })
const all = (): Pick<InsideQuestion, 'rows'> => ({ rows: { from: 0, count: 1000 } })
const one = ({ row, inputs }: Wish): Pick<InsideQuestion, 'inputs' | 'rows'> =>
  inputs ? { inputs } : { rows: { from: row, count: 1 } }
const nothing = (): Pick<InsideQuestion, 'rows'> => ({})

/** How each kind of view is drawn. */
export const VIEWS: { readonly [K in ViewKind]: ViewEntry<K> } = {
  line: { Component: LineView, asks: cloud },
  prototypes: { Component: PrototypesView, asks: cloud },
  distances: { Component: DistancesView, asks: cloud },
  film: { Component: FilmView, asks: one },
  raster: { Component: RasterView, asks: one },
  tour: { Component: TourView, asks: all },
  maze: { Component: MazeView, asks: nothing },
}
