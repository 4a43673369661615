export const dropoutMask = {
  name: 'Dropout masks',
  help: 'Which values a dropout layer drops in the next step, for the first rows of the batch, with the very draws of that step.',
  needs:
    'This view shows layers of the palette’s group “Regularization” that drop at random: Dropout, Spatial dropout, Gaussian dropout. The network has none: put one between two layers.',
  next: 'Next draw',
  back: 'Back to the next step',
  kept: 'Step {{step}} keeps {{kept}} of the values; the rate is {{rate}}.',
  scale:
    'What is kept is multiplied by 1/(1 − p) = {{scale}}, so that the mean stays. Outside training nothing is dropped.',
  picture: 'Mask of {{rows}} rows and {{units}} values',
  keys: 'Arrow keys go over the cells of the mask',
  axes: 'down: rows of the batch, across: values',
  cell: 'row {{row}}, value {{unit}}: {{what}}',
  dropped: 'dropped',
}
