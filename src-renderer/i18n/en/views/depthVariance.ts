export const depthVariance = {
  name: 'Variance by depth',
  help: 'What the first step would be like from fresh weights: variance of activations and size of gradients in each layer, a curve for each initializer. The weights of the run are not touched.',
  needs:
    'This view shows networks that learn by gradients: they need a loss and layers with weights, the more layers the better to see.',
  measure: 'Measure',
  measures: { output: 'Variance of activations', gradient: 'Mean |∂L/∂y|', idle: 'Dead or saturated units' },
  loss: 'Layers before',
  because: {
    output:
      'A layer of n inputs multiplies the variance by n·σ². Weights too small put the signal out, weights too large blow it up. Glorot takes σ² = 2/(n + m), LeCun 1/n; ReLU halves the signal, so He takes 2/n.',
    gradient:
      'Going back, a layer of m outputs multiplies the variance of gradients by m·σ² and by the square of the activation’s slope: too small and they vanish, too large and they explode.',
    idle: 'ReLU: units that are 0 for all rows. Sigmoid, tanh: values near an end, where the slope is almost 0. Such units hardly learn.',
  },
  picture: 'Curves over the layers, one for each initializer',
  keys: 'Arrow keys go over the layers',
  layer: 'layer {{number}}, {{name}}',
  trials: {
    zeros: 'Zeros',
    small: 'Normal σ = 0.01',
    large: 'Normal σ = 1',
    uniform: 'Uniform ±0.05',
    glorotUniform: 'Glorot',
    heNormal: 'He',
    lecunNormal: 'LeCun',
    orthogonal: 'Orthogonal',
  },
}
