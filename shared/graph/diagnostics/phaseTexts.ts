import { defineText } from './defineText'

/** Phases of training. */
export const phaseTexts = {
  phaseObjectiveUnknown: defineText(
    [
      (w) => `${w.phase()} is to learn “${w.text('node')}”, which is no loss of this network.`,
      'A phase makes the losses smaller that it names; this one was deleted, or has never been one.',
    ],
    [
      (w) => `${w.phase()} має зменшувати «${w.text('node')}», але таких втрат у мережі немає.`,
      'Фаза зменшує ті втрати, які названо; ці вилучено, або їх ніколи не було.',
    ],
  ),
  phaseNodeUnknown: defineText(
    [
      (w) => `${w.phase()} is to train “${w.text('node')}”, which is not in this network.`,
      'A phase changes the weights of the nodes that it names; this one was deleted.',
    ],
    [
      (w) => `${w.phase()} має навчати «${w.text('node')}», але такого вузла в мережі немає.`,
      'Фаза змінює ваги названих вузлів; цей вилучено.',
    ],
  ),
  phaseTrainsNothing: defineText(
    [
      (w) => `${w.phase()} trains nothing.`,
      'None of its nodes has weights that may change: they have none, or are frozen.',
    ],
    [
      (w) => `${w.phase()} нічого не навчає.`,
      'Жоден із її вузлів не має ваг, які можна змінювати: їх немає або їх заморожено.',
    ],
  ),
  phaseLearnsNothing: defineText(
    [
      (w) => `${w.phase()} trains weights on which none of its losses depends.`,
      'The gradient of a loss reaches only the nodes on the way to it; all others would stay as they are.',
    ],
    [
      (w) => `${w.phase()} навчає ваги, від яких не залежать жодні з її втрат.`,
      'Градієнт втрат доходить лише до вузлів на шляху до них; решта лишилася б незмінною.',
    ],
  ),
  phaseObjectiveIdle: defineText(
    [
      (w) => `${w.phase()} changes nothing that “${w.node()}” depends on.`,
      'This loss is counted, but stays as it is: no node on the way to it learns in this phase.',
    ],
    [
      (w) => `${w.phase()} не змінює нічого, від чого залежить «${w.node()}».`,
      'Ці втрати враховано, але вони не зменшаться: жоден вузол на шляху до них у цій фазі не навчається.',
    ],
  ),
  phaseIdRepeats: defineText(
    [
      (w) => `${w.phase()} has the same id as phase ${w.number('first')}.`,
      'What the optimizers remember is kept by the id of the phase, so each needs its own.',
    ],
    [
      (w) => `${w.phase()} має той самий ідентифікатор, що й фаза ${w.number('first')}.`,
      'Пам’ять оптимізаторів зберігається за ідентифікатором фази, тож кожна потребує власного.',
    ],
  ),
  phaseWithoutEpochs: defineText(
    [(w) => `${w.phase()} lasts for no epoch.`, 'A phase needs at least one pass through the training rows.'],
    [(w) => `${w.phase()} не триває жодної епохи.`, 'Фазі потрібен щонайменше один прохід навчальними рядками.'],
  ),
  phaseWithoutTurns: defineText(
    [
      (w) => `${w.phase()} has no turn.`,
      'A turn says which losses are learned by which nodes; a phase needs at least one.',
    ],
    [
      (w) => `${w.phase()} не має жодного ходу.`,
      'Хід визначає, які вузли зменшують які втрати; фазі потрібен щонайменше один.',
    ],
  ),
  roundLargerThanData: defineText(
    [
      (w) =>
        `A round of ${w.phase().replace(/^P/, 'p')} takes ${w.counted('batches', 'batch', 'batches')}, but there are only ${w.counted('rows', 'training row', 'training rows')}.`,
      'Every step of every turn takes rows of its own.',
    ],
    [
      (w) =>
        `${w.phase()}: раунд бере ${w.counted('batches', 'пакет', 'пакети', 'пакетів')}, а навчальних рядків лише ${w.number('rows')}.`,
      'Кожен крок кожного ходу бере власні рядки.',
    ],
  ),
  nodeInNoPhase: defineText(
    [
      (w) => `No phase trains “${w.node()}”.`,
      'Its weights stay as they were drawn at first. Sometimes that is meant; otherwise add it to a phase.',
    ],
    [
      (w) => `Жодна фаза не навчає «${w.node()}».`,
      'Його ваги лишаться такими, якими їх обрано спочатку. Інколи так і задумано; якщо ні, додайте його до фази.',
    ],
  ),
  scheduleWithoutValidation: defineText(
    [
      (w) => `The schedule “${w.item()}” answers to the validation loss, but no rows are kept for validation.`,
      'Without validation the learning rate stays as it is.',
    ],
    [
      (w) => `Розклад «${w.item()}» зважає на втрати валідації, але рядків для неї не залишено.`,
      'Без валідації швидкість навчання не змінюватиметься.',
    ],
  ),
} as const
