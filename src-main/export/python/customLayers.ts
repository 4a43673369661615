import type { KerasModel } from '../keras/KerasModel'
import positionalEncoding from './custom/PositionalEncoding.py?raw'

/** Layers that Keras lacks, as a script carries them, by class. */
export const customLayers: Readonly<Record<string, string>> = { PositionalEncoding: positionalEncoding }

/** The classes that a model needs, one after another. */
export const writeCustomLayers = ({ layers }: KerasModel): readonly string[] =>
  [...new Set(layers.map(({ className }) => className))].flatMap((className) => customLayers[className] ?? [])
