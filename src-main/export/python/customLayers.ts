import type { KerasModel } from '../keras/KerasModel'
import corruption from './custom/Corruption.py?raw'
import dropConnect from './custom/DropConnect.py?raw'
import positionalEncoding from './custom/PositionalEncoding.py?raw'
import productNode from './custom/ProductNode.py?raw'
import randomCrop from './custom/RandomCrop.py?raw'
import sumNode from './custom/SumNode.py?raw'

/** Layers that Keras lacks, or has for other ends, as a script carries them, by class. */
export const customLayers: Readonly<Record<string, string>> = {
  Corruption: corruption,
  DropConnect: dropConnect,
  PositionalEncoding: positionalEncoding,
  ProductNode: productNode,
  RandomCrop: randomCrop,
  SumNode: sumNode,
}

/** The classes that a model needs, one after another. */
export const writeCustomLayers = ({ layers }: KerasModel): readonly string[] =>
  [...new Set(layers.map(({ className }) => className))].flatMap((className) => customLayers[className] ?? [])
