import { defineText } from './defineText'

/** Associative memories and the rules that fill them. */
export const associativeTexts = {
  tooManyPatterns: defineText(
    [
      (w) => `${w.number('patterns')} patterns, but a memory of this kind holds about ${w.number('capacity')}.`,
      (w) =>
        `With ${w.number('units')} units it confuses more patterns than that: many are no longer fixed points, and mixtures of several come back instead.`,
    ],
    [
      (w) => `Взірців — ${w.number('patterns')}, а така пам’ять тримає приблизно ${w.number('capacity')}.`,
      (w) =>
        `Вузлів — ${w.number('units')}; більше взірців вони плутають: чимало з них уже не нерухомі точки, і замість них повертаються суміші кількох.`,
    ],
  ),
  tooManyTurns: defineText(
    [
      (w) =>
        `${w.number('units')} units, ${w.number('sweeps')} sweeps: too many updates one after another (at most ${w.number('most')}).`,
      'Each unit waits for the one before it, so every update is a step of its own. Larger networks update all units at once.',
    ],
    [
      (w) =>
        `Вузлів — ${w.number('units')}, обходів — ${w.number('sweeps')}: забагато оновлень по одному (щонайбільше ${w.number('most')}).`,
      'Кожен вузол чекає на попередній, тож кожне оновлення — окремий крок. Великі мережі оновлюють усі вузли разом.',
    ],
  ),
}
