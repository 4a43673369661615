import { activations } from './activations'
import { atWork } from './atWork'
import { gradientFlow } from './gradientFlow'
import { boundary } from './boundary'
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
  close: 'Закрити',
  activations,
  atWork,
  gradientFlow,
  boundary,
  weights,
}
