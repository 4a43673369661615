export const neurons = {
  name: 'Neurons',
  help: 'The network as circles with edges: the thicker an edge, the larger its weight; dashed below zero. Point at an edge to read its weight.',
  needs:
    'This view shows networks with layers that join each unit with each, such as Dense. This network has none: put a Dense layer onto the canvas, or choose another view.',
  picture: 'Neurons of {{title}}',
}
