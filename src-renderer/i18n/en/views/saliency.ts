export const saliency = {
  name: 'Saliency and occlusion',
  help: 'What an answer rests on, for one row: how strongly each number that goes in moves the score (its gradient), the same times the number, or how far the score falls where a gray patch covers the picture.',
  needs:
    'This view shows networks that measured numbers come into: pictures, tables or series. Words and other names have no gradient. Connect a data set of numbers to a layer, and its answer to a loss.',
  output: 'Answer',
  answer: 'answer {{number}}',
  input: 'input {{number}}',
  method: 'Method',
  methods: {
    gradient: 'Size of the gradient',
    product: 'Gradient × input',
    occlusion: 'Gray patch',
  },
  size: 'Side of the patch',
  stride: 'Step of the patch',
  begin: 'Move the patch',
  cancel: 'Cancel',
  progress: 'Places of the patch',
  falls: 'How far the score falls under the patch',
  cell: 'row {{row}}, column {{column}}: {{value}}',
  moment: 'moment {{time}}, input {{number}}: {{value}}',
}
