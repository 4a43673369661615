import type { Language } from '@shared/language'
import type { Direction } from '../blocks/layoutBlocks'
import type { BlockOptions } from '../blocks/toBlockGraph'
import type { ColorScheme } from '../palette'
import type { PictureStyle } from '../styleFor'

/** What a person has chosen for pictures of networks. */
export interface PictureSettings {
  /** `null`: the one that suits the network. */
  readonly style: PictureStyle | null
  readonly colors: ColorScheme
  /** `null`: that of the interface. */
  readonly language: Language | null
  readonly fontSize: number
  readonly transparent: boolean
  readonly weights: boolean
  readonly biases: boolean
  readonly direction: Direction
  readonly volumes: boolean
  readonly losses: boolean
  readonly fold: BlockOptions['fold']
  /** Of a PNG. */
  readonly scale: number
}

export const USUAL_SETTINGS: PictureSettings = {
  style: null,
  colors: 'light',
  language: null,
  fontSize: 14,
  transparent: false,
  weights: true,
  biases: true,
  direction: 'right',
  volumes: true,
  losses: true,
  fold: 'own',
  scale: 2,
}
