import { activations } from './activations'
import { atWork } from './atWork'
import { boundary } from './boundary'
import { depthVariance } from './depthVariance'
import { dropoutMask } from './dropoutMask'
import { gradientFlow } from './gradientFlow'
import { hiddenSpace } from './hiddenSpace'
import { histograms } from './histograms'
import { lossSurface } from './lossSurface'
import { neurons } from './neurons'
import { rateFinder } from './rateFinder'
import { saliency } from './saliency'
import { weights } from './weights'

export const views = {
  view: 'Вид',
  of: { layer: 'Шару', network: 'Усієї мережі' },
  noRun: 'Нутрощі видно, щойно починається навчання.',
  untrained: 'Подивитися до навчання',
  take: {
    floating: 'Винести в окреме вікно',
    pinned: 'Приколоти біля вузла',
    docked: 'Назад на панель',
  },
  move: 'Рухати стрілками, закрити — Escape',
  cannot: 'Для «{{node}}» цей вид нічого не має. Він може показати: {{layers}}.',
  close: 'Закрити',
  draw: {
    fixedScale: 'Не змінювати шкалу кольорів',
    page: '{{from}}–{{to}} з {{total}}',
    before: 'Попередні',
    after: 'Наступні',
  },
  activations,
  atWork,
  boundary,
  depthVariance,
  dropoutMask,
  gradientFlow,
  hiddenSpace,
  histograms,
  lossSurface,
  neurons,
  rateFinder,
  saliency,
  weights,
}
