/** Words for how a sequence is read and what of it is given. */
const sequence = {
  en: {
    returnSequences: {
      title: 'Whole sequence',
      help: 'Gives the output of every moment, for another layer of this kind or attention to read; otherwise only the last one.',
    },
    direction: {
      title: 'Direction',
      help: 'Forward reads from the first moment on; backward from the last, and a whole sequence of outputs then comes in that order as well; both read side by side with weights of their own, so that every moment knows what comes before and after it.',
      options: { forward: 'Forward', backward: 'Backward', both: 'Both ways' },
    },
    mergeMode: {
      title: 'Merging',
      help: 'How the outputs of both directions become one: side by side, which doubles their number, or number by number; of no effect in one direction.',
      options: { concat: 'Side by side', sum: 'Sum', average: 'Average', multiply: 'Product' },
    },
  },
  uk: {
    returnSequences: {
      title: 'Уся послідовність',
      help: 'Дає вихід кожного моменту — для ще одного такого шару чи уваги; інакше лише останній.',
    },
    direction: {
      title: 'Напрям',
      help: 'Уперед — від першого моменту; назад — від останнього, і тоді вся послідовність виходів іде в тому самому порядку; в обидва боки — двома проходами з власними вагами, тож кожен момент знає, що до нього і що після.',
      options: { forward: 'Уперед', backward: 'Назад', both: 'В обидва боки' },
    },
    mergeMode: {
      title: 'Злиття',
      help: 'Як виходи двох напрямів стають одним: поруч, що подвоює їхню кількість, або число з числом; за одного напряму не діє.',
      options: { concat: 'Поруч', sum: 'Сума', average: 'Середнє', multiply: 'Добуток' },
    },
  },
} as const

const initializers = {
  en: {
    kernelInitializer: { title: 'Initializer', help: 'Distribution of the first weights of the input.' },
    recurrentInitializer: {
      title: 'State initializer',
      help: 'Distribution of the first weights of the state; orthogonal ones neither stretch nor shrink it from moment to moment.',
    },
    biasInitializer: { title: 'Bias initializer', help: 'First value of the biases, usually zeros.' },
  },
  uk: {
    kernelInitializer: { title: 'Ініціалізатор', help: 'Розподіл перших ваг входу.' },
    recurrentInitializer: {
      title: 'Ініц. стану',
      help: 'Розподіл перших ваг стану; ортогональні не розтягують і не стискають його від моменту до моменту.',
    },
    biasInitializer: { title: 'Ініц. зсуву', help: 'Перше значення зсувів, зазвичай нулі.' },
  },
} as const

export const unitsText = {
  en: { title: 'Units', help: 'Size of the state, and number of outputs: how much the layer can remember.' },
  uk: { title: 'Вузли', help: 'Розмір стану й кількість виходів: скільки шар може пам’ятати.' },
} as const

/** Words for the parameters of a layer with one state, where a sequence is read in one direction. */
export const stateTexts = {
  en: {
    ...initializers.en,
    returnSequences: sequence.en.returnSequences,
    units: unitsText.en,
    activation: {
      title: 'Activation',
      help: 'Function that makes the next state of the weighted sums; tanh is usual and keeps it between −1 and 1.',
    },
    useBias: { title: 'Bias', help: 'Adds learned constants to the sums.' },
  },
  uk: {
    ...initializers.uk,
    returnSequences: sequence.uk.returnSequences,
    units: unitsText.uk,
    activation: {
      title: 'Активація',
      help: 'Функція, що робить зі зважених сум наступний стан; зазвичай tanh, вона тримає його між −1 і 1.',
    },
    useBias: { title: 'Зсув', help: 'Додає до сум навчені сталі.' },
  },
} as const

/** The same for layers that can read in either direction. */
export const wayTexts = {
  en: { ...stateTexts.en, ...sequence.en },
  uk: { ...stateTexts.uk, ...sequence.uk },
} as const

/** Words for the parameters of gates and of the state behind them. */
export const gateTexts = {
  en: {
    ...initializers.en,
    ...sequence.en,
    activation: { title: 'Activation', help: 'Function that makes what may be written into the state; tanh is usual.' },
    recurrentActivation: {
      title: 'Gate activation',
      help: 'Function that opens and closes the gates; a sigmoid keeps them between 0 and 1.',
    },
    useBias: { title: 'Bias', help: 'Adds learned constants to the sums of gates and candidate.' },
  },
  uk: {
    ...initializers.uk,
    ...sequence.uk,
    activation: { title: 'Активація', help: 'Функція, що творить кандидата на запис у стан; зазвичай tanh.' },
    recurrentActivation: {
      title: 'Активація вентилів',
      help: 'Функція, що відкриває й закриває вентилі; сигмоїда тримає їх між 0 і 1.',
    },
    useBias: { title: 'Зсув', help: 'Додає навчені сталі до сум вентилів і кандидата.' },
  },
} as const
