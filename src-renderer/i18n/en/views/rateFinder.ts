export const rateFinder = {
  name: 'Learning-rate finder',
  help: 'Tries learning rates from 1e-6 to 10, one a batch, from the weights as they are. All is taken back; the run does not notice.',
  needs:
    'This view is for networks that learn by gradients with a learning rate: build one with a loss and a layer with weights, such as Dense.',
  begin:
    'Each batch is learned with a larger rate than the one before, until the loss diverges. Then the weights are put back.',
  search: 'Try the rates',
  again: 'Try again',
  cancel: 'Cancel',
  progress: 'Rates tried',
  found: 'The loss falls fastest at a rate of about {{rate}}.',
  none: 'The loss did not fall at any rate. Try again later in training, or with larger batches.',
  stopped: 'Stopped. Rates tried: {{done}} of {{all}}, from {{low}} to {{high}}.',
  unfinished: 'These are too few to tell which rate is good. Try again and let it come to its end.',
  use: 'Use this rate',
  used: 'The document uses this rate.',
  marks: { steepest: 'steepest', least: 'before it rises' },
  picture: 'Loss over the learning rate, both as measured and smoothed',
  keys: 'Arrow keys go over the rates',
  point: 'rate {{rate}}: loss {{loss}}',
}
