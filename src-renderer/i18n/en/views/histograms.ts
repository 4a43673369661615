export const histograms = {
  name: 'Histograms over time',
  help: 'How the weights of a layer, their gradients and its outputs are spread, step after step, while this view is open.',
  needs:
    'This view shows layers of networks that learn by gradients: build one with a loss and a layer with weights, such as Dense.',
  of: 'Numbers',
  what: { weight: 'Weights: {{name}}', gradient: 'Gradients: {{name}}', output: 'Activations' },
  picture: '{{name}}, spread at {{steps}} steps',
  keys: 'Arrow keys go over steps and values',
  column: 'step {{step}}: {{mean}} ± {{deviation}}',
  bin: '{{low}} … {{high}}: {{share}}',
}
