/** Names that a script with a loop of its own uses itself. */
export const RESERVED: readonly string[] =
  'tf itertools self build_model training rows loss losses metrics metric compared measure evaluate penalty batch batches epoch epochs seen means names name value values fit turn turns step objectives learning layer weights weight gradients best waited total train_step result'.split(
    ' ',
  )
