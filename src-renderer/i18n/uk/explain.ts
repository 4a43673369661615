export const explain = {
  ask: 'Що таке «{{title}}»?',
  comesIn: 'Надходить',
  comesOut: 'Виходить',
  nothingYet: 'ще нічого',
  parameters: 'Параметри',
  noParameters: 'немає',
  shared: 'від іншого вузла',
  pitfall: 'Зважте',
  lecture: 'У лекції: {{place}}',
  related: 'Дивіться також',
}
