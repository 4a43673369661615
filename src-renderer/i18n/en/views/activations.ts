export const activations = {
  name: 'Activations',
  help: 'What comes out of a layer for one row of the data: a feature map for each channel, the states of a sequence, or a vector.',
  needs:
    'This view shows what comes out of any layer or activation. The network has none yet: drag one onto the canvas.',
  picture: 'Activations {{shape}}',
}
