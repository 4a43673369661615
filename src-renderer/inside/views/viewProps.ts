import type { LayerView } from '@shared/catalog/define/layer'
import type { Inside } from '@shared/ipc/inside'
import type { ViewLayer } from '../viewLayers'

export type ViewKind = LayerView<never>['kind']
export type ViewOf<K extends ViewKind> = Extract<LayerView<never>, { kind: K }>

/** What is to go through the layer: a row of the training part by number, or rows that the person made. */
export interface Wish {
  readonly row: number
  readonly inputs?: Record<string, number[][]>
}

/** What every view is drawn from. */
export interface ViewProps<K extends ViewKind> {
  readonly view: ViewOf<K>
  readonly layer: ViewLayer
  readonly inside: Inside
  readonly wish: Wish
  /** Rows of the training part; 0: not known yet. */
  readonly rows: number
  /** Name for a picture that is kept. */
  readonly name: string
  onWish(wish: Wish): void
}
