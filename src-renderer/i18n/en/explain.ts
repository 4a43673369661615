export const explain = {
  ask: 'What is “{{title}}”?',
  comesIn: 'Comes in',
  comesOut: 'Comes out',
  nothingYet: 'nothing yet',
  parameters: 'Parameters',
  noParameters: 'none',
  shared: 'of another node',
  pitfall: 'Mind this',
  lecture: 'In the lecture: {{place}}',
  related: 'See also',
}
