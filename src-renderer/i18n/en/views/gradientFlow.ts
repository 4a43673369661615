export const gradientFlow = {
  name: 'Gradient flow',
  help: 'How large the gradients of each layer are in the next step, what the step changes, and which units do not take part.',
  needs:
    'This view shows networks that learn by gradients: they need a loss and at least one layer with weights, such as Dense. Networks that a learning rule trains have no gradients.',
  measure: 'Size of gradients',
  measures: { mean: 'Mean', norm: 'Norm' },
  layer: 'Layer',
  columns: { gradient: '∂L/∂w', flow: '∂L/∂y', update: '‖Δw‖ / ‖w‖', idle: 'Idle units' },
  titles: {
    gradient: 'Gradient of the loss by the layer’s weights, on a scale of powers of ten',
    flow: 'Gradient of the loss by what comes out of the layer, on the same scale',
    update: 'What the step adds to the weights, as a part of them; about 0.001 is usual',
    idle: 'Dead: the unit is 0 for all rows of the batch. Saturated: values near an end of the activation, where it is flat',
  },
  dead: '{{share}} dead',
  saturated: '{{share}} saturated',
  steady: 'Gradients keep their size on the way back through the hidden layers.',
  vanishes: 'Gradients vanish.',
  explodes: 'Gradients explode.',
  hop: 'Going back, each hidden layer multiplies them by {{hop}} on average, so that {{first}} gets {{ratio}} of what {{last}} gets.',
  because: {
    vanishes:
      'The way back is a product of slopes and weights: a sigmoid’s slope is 1/4 at most, and almost 0 where it is saturated, so the first layers hardly learn. ReLU, He or Glorot weights and batch normalization help.',
    explodes:
      'The way back is a product of slopes and weights: with weights that are too large it grows from layer to layer. Smaller first weights, a lower learning rate or gradient clipping help.',
  },
}
