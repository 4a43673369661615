export const atWork = {
  name: 'Layer at work',
  help: 'Classical layers and those that a learning rule trains, each as its theory draws it.',
  needs:
    'This view shows layers of the palette’s group “Classical” and those that a learning rule trains: weights of units, lines of perceptrons, maps, films of memories that recall. This network has none: choose another view.',
}
