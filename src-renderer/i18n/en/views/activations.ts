export const activations = {
  name: 'Activations',
  help: 'What comes out of a layer for one row of the data: a feature map for each channel, the states of a sequence, or a vector.',
  needs:
    'This view shows what comes out of any layer or activation. The network has none yet: drag one onto the canvas.',
  input: 'What goes in',
  maps: 'Maps',
  map: 'Map',
  all: 'All maps',
  enlarge: 'a click enlarges a map',
  axes: 'time to the right, units downwards',
  cell: '{{place}}: {{value}}',
  places: {
    maps: 'map {{channel}}, row {{row}}, column {{column}}',
    sequence: 'moment {{time}}, unit {{unit}}',
    vector: 'unit {{unit}}',
  },
  picture: 'Activations {{shape}}',
}
