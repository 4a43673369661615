import type { en } from '../en'
import type { SameKeys } from '../sameKeys'
import { actions } from './actions'
import { canvas } from './canvas'
import { drawer } from './drawer'
import { explain } from './explain'
import { imported } from './imported'
import { inside } from './inside'
import { inspector } from './inspector'
import { library } from './library'
import { moments } from './moments'
import { pictures } from './pictures'
import { problems } from './problems'
import { samples } from './samples'
import { shell } from './shell'
import { steps } from './steps'
import { views } from './views'

export const uk = {
  actions,
  canvas,
  drawer,
  explain,
  imported,
  inside,
  inspector,
  library,
  moments,
  pictures,
  problems,
  samples,
  shell,
  steps,
  views,
} satisfies SameKeys<typeof en>
