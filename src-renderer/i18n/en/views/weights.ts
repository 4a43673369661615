export const weights = {
  name: 'Weights and filters',
  help: 'The weights of a layer as colored cells: matrices of dense layers, a small picture for each filter of a convolution.',
  needs:
    'This view shows layers that have weights, such as Dense, convolutions and recurrent layers. The network has none yet.',
  weight: 'Weight',
  picture: 'Weight {{name}}, {{shape}}',
}
