/** Words for what rewards of a maze are worth. */
export const rewardTexts = {
  en: {
    discount: {
      title: 'Discount',
      help: 'What a reward one move later is worth (γ): the less, the sooner it wants to be there.',
    },
    stepCost: {
      title: 'Cost of a move',
      help: 'What every move costs that does not reach the goal, which pays 1; it makes the mouse leave what it has tried.',
    },
  },
  uk: {
    discount: {
      title: 'Знижка',
      help: 'Скільки важить винагорода на один хід пізніше (γ): що менше, то дужче миша поспішає.',
    },
    stepCost: {
      title: 'Ціна ходу',
      help: 'Скільки коштує кожен хід, що не досягає мети, за яку платять 1; через неї миша кидає вже випробуване.',
    },
  },
} as const
