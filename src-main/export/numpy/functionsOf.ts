import classPlaces from './functions/class_places.py?raw'
import gaussians from './functions/gaussians.py?raw'
import mistakes from './functions/mistakes.py?raw'
import partner from './functions/partner.py?raw'
import pull from './functions/pull.py?raw'
import quantizationError from './functions/quantization_error.py?raw'
import recall from './functions/recall.py?raw'
import recallTogether from './functions/recall_together.py?raw'
import reconstructionError from './functions/reconstruction_error.py?raw'
import sheet from './functions/sheet.py?raw'
import sigmoid from './functions/sigmoid.py?raw'
import sign from './functions/sign.py?raw'
import sow from './functions/sow.py?raw'
import squaredDistances from './functions/squared_distances.py?raw'
import squaredError from './functions/squared_error.py?raw'
import wrongClasses from './functions/wrong_classes.py?raw'
import winners from './functions/winners.py?raw'

/** Functions that rules share, by name, those that others call first. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  sign,
  sigmoid,
  squared_distances: squaredDistances,
  winners,
  pull,
  gaussians,
  sow,
  class_places: classPlaces,
  sheet,
  mistakes,
  squared_error: squaredError,
  quantization_error: quantizationError,
  reconstruction_error: reconstructionError,
  wrong_classes: wrongClasses,
  recall,
  recall_together: recallTogether,
  partner,
}

/** The functions that a part of a script calls, and those that they call. */
export function functionsOf(script: string): readonly string[] {
  let whole = script
  const used = new Set<string>()
  // What calls others stands after them, so that one way from the end to the beginning finds all.
  for (const [name, source] of Object.entries(FUNCTIONS).reverse())
    if (new RegExp(`(?<![.\\w])${name}\\(`).test(whole)) {
      used.add(name)
      whole += source
    }
  return Object.entries(FUNCTIONS).flatMap(([name, source]) => (used.has(name) ? [source.trimEnd()] : []))
}
