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
  patternsFillSpace: defineText(
    [
      (w) =>
        `${w.number('patterns')} patterns, but the pseudo-inverse tells apart at most ${w.number('capacity')} among ${w.number('units')} units.`,
      'As many different patterns as units leave nothing outside them: every state is then a fixed point, and no spoiled pattern is mended.',
    ],
    [
      (w) =>
        `Взірців — ${w.number('patterns')}, а псевдообернена матриця на ${w.number('units')} вузлах розрізняє щонайбільше ${w.number('capacity')}.`,
      'Коли різних взірців стільки, скільки вузлів, поза ними нічого не лишається: кожен стан стає нерухомою точкою, і жодного зіпсованого взірця мережа не виправить.',
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
