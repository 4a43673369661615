import type { KerasModel } from '../keras/KerasModel'
import jordan from './custom/Jordan.py?raw'
import positionalEncoding from './custom/PositionalEncoding.py?raw'
import treeCell from './custom/TreeCell.py?raw'

/** Layers that Keras lacks, as a script carries them, by class. */
export const customLayers: Readonly<Record<string, string>> = {
  Jordan: jordan,
  PositionalEncoding: positionalEncoding,
  TreeCell: treeCell,
}

/** The classes that a model needs, one after another. */
export const writeCustomLayers = ({ layers }: KerasModel): readonly string[] =>
  [...new Set(layers.map(({ className }) => className))].flatMap((className) => customLayers[className] ?? [])
