import type { ReactNode } from 'react'
import type { ViewProps } from '../defineView'

export interface LossSettings {
  readonly shown: 'slice' | 'paths'
  readonly surface: string
  /** Points of a side of the plane, and how far it goes from the middle. */
  readonly size: number
  readonly half: number
}

export interface BodyProps extends ViewProps<LossSettings> {
  /** The field that chooses between them. */
  readonly choice: ReactNode
}
