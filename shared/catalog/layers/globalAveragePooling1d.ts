import { defineGlobalPool } from './_globalPool'

/** Mean of each feature over time: `[time, features]` to `[features]`. Keras `GlobalAveragePooling1D`. */
export default defineGlobalPool({
  id: 'globalAveragePooling1d',
  icon: 'av',
  className: 'GlobalAveragePooling1D',
  axes: 1,
  pool: 'mean',
  text: {
    en: {
      title: 'Global average pooling 1D',
      short: 'Global average',
      keywords: ['GAP', 'global pooling', 'mean over time'],
      help: 'Averages every feature over all moments of a sequence, so that a sequence of any length becomes one row of features. Put it between attention or recurrent layers that give whole sequences and the dense head. The order of the moments no longer matters after it.',
      formula: 'y_{k} = (1/T) · Σ_{t} x_{tk}',
      params: {},
    },
    uk: {
      title: 'Глобальний усереднювальний пулінг 1D',
      short: 'Глоб. середнє',
      keywords: ['глобальний пулінг', 'середнє за часом', 'глобальне усереднення'],
      help: 'Усереднює кожну ознаку за всіма моментами послідовності, тож послідовність будь-якої довжини стає одним рядом ознак. Ставлять між увагою чи рекурентними шарами, що дають усю послідовність, і повнозв’язною головою. Порядок моментів після нього вже не важить.',
      formula: 'y_{k} = (1/T) · Σ_{t} x_{tk}',
      params: {},
    },
  },
})
