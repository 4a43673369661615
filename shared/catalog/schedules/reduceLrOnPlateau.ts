import { defineSchedule } from '../define/schedule'
import { float, int } from '../define/params'

interface Memory {
  /** Lowest validation loss so far; `null`: none yet, as JSON has no infinity. */
  readonly best: number | null
  /** Epochs since. */
  readonly waited: number
  /** Epochs that the rest after a cut still lasts. */
  readonly resting: number
  /** Of the base rate, 0–1. */
  readonly factor: number
}
const BEGIN: Memory = { best: null, waited: 0, resting: 0, factor: 1 }

/** The rate times `factor` whenever the validation loss has not fallen for `patience` epochs. Keras's callback `ReduceLROnPlateau`. */
export default defineSchedule({
  id: 'reduceLrOnPlateau',
  params: {
    factor: float(0.001, 0.99, 0.1),
    patience: int(1, 10_000, 10, 'epochs'),
    minDelta: float(0, 1, 1e-4),
    cooldown: int(0, 10_000, 0, 'epochs'),
    minimum: float(0, 1, 0, { scale: 'log' }),
  },
  factor: (_p, { memory }) => ((memory ?? { ...BEGIN }) as unknown as Memory).factor,
  reaction: {
    begin: { ...BEGIN },
    next: (p, before, { loss, rate }) => {
      const memory = before as unknown as Memory
      const resting = Math.max(0, memory.resting - 1)
      if (memory.best === null || loss < memory.best - p.minDelta)
        return { best: loss, waited: 0, resting, factor: memory.factor }
      // An epoch of rest is not waited for, even the last one.
      const waited = resting > 0 ? 0 : memory.resting > 0 ? 1 : memory.waited + 1
      const low = rate > 0 ? Math.min(1, p.minimum / rate) : 0
      if (waited < p.patience || memory.factor <= low) return { ...memory, waited, resting }
      return { best: memory.best, waited: 0, resting: p.cooldown, factor: Math.max(low, memory.factor * p.factor) }
    },
  },
  keras: () => null,
  kerasCallback: (p) => ({
    className: 'ReduceLROnPlateau',
    config: { factor: p.factor, patience: p.patience, min_delta: p.minDelta, cooldown: p.cooldown, min_lr: p.minimum },
  }),
  text: {
    en: {
      title: 'On a plateau',
      keywords: ['reduce on plateau', 'ReduceLROnPlateau'],
      help: 'Cuts the learning rate when the validation loss has stood still: the network itself says when shorter steps are due. Needs rows for validation.',
      pitfall: 'Without validation rows it has nothing to go by and changes nothing.',
      formula: 'η ← max(f · η, η_{min}), L_{val} ≥ L_{best} − δ',
      params: {
        factor: { title: 'Factor f', help: 'The learning rate is multiplied by it at each cut.' },
        patience: { title: 'Patience', help: 'Epochs without a lower validation loss before a cut.' },
        minDelta: { title: 'Smallest gain δ', help: 'By how much the loss must fall to count as lower.' },
        cooldown: { title: 'Rest', help: 'Epochs after a cut in which no waiting is counted.' },
        minimum: { title: 'Lowest rate', help: 'The learning rate is never cut below this.' },
      },
    },
    uk: {
      title: 'На плато',
      keywords: ['зменшення на плато'],
      help: 'Зменшує швидкість навчання, коли втрати валідації завмерли: мережа сама показує, коли час на коротші кроки. Потребує рядків для валідації.',
      pitfall: 'Без рядків для валідації йому нема на що зважати, і нічого не міняється.',
      formula: 'η ← max(f · η, η_{min}), L_{val} ≥ L_{best} − δ',
      params: {
        factor: { title: 'Множник f', help: 'На нього множиться швидкість навчання щоразу.' },
        patience: { title: 'Терпіння', help: 'Скільки епох без менших втрат валідації чекати перед зменшенням.' },
        minDelta: { title: 'Найменший виграш δ', help: 'На скільки мають зменшитися втрати, щоб це враховувалося.' },
        cooldown: { title: 'Перепочинок', help: 'Епохи після зменшення, коли очікування не рахується.' },
        minimum: { title: 'Найменша швидкість', help: 'Нижче за це швидкість навчання не опускається.' },
      },
    },
  },
})
