import cellular from './custom/Cellular.py?raw'
import corruption from './custom/Corruption.py?raw'
import diffusion from './custom/Diffusion.py?raw'
import dropConnect from './custom/DropConnect.py?raw'
import noisyDense from './custom/NoisyDense.py?raw'
import productNode from './custom/ProductNode.py?raw'
import randomCrop from './custom/RandomCrop.py?raw'
import sumNode from './custom/SumNode.py?raw'
import approximateGelu from './custom/ApproximateGelu.py?raw'
import gaussian from './custom/Gaussian.py?raw'
import jordan from './custom/Jordan.py?raw'
import part from './custom/Part.py?raw'
import positionalEncoding from './custom/PositionalEncoding.py?raw'
import rareActivity from './custom/RareActivity.py?raw'
import sampling from './custom/Sampling.py?raw'
import sign from './custom/Sign.py?raw'
import step from './custom/Step.py?raw'
import tiedDense from './custom/TiedDense.py?raw'
import timeEmbedding from './custom/TimeEmbedding.py?raw'
import turingMachine from './custom/TuringMachine.py?raw'
import treeCell from './custom/TreeCell.py?raw'
import warmUp from './custom/WarmUp.py?raw'

/** Layers and schedules that Keras lacks, as a script carries them, by class. */
export const customClasses: Readonly<Record<string, string>> = {
  ApproximateGelu: approximateGelu,
  Gaussian: gaussian,
  Part: part,
  PositionalEncoding: positionalEncoding,
  Sign: sign,
  Step: step,
  Cellular: cellular,
  Corruption: corruption,
  Diffusion: diffusion,
  DropConnect: dropConnect,
  NoisyDense: noisyDense,
  ProductNode: productNode,
  RandomCrop: randomCrop,
  RareActivity: rareActivity,
  Sampling: sampling,
  SumNode: sumNode,
  TiedDense: tiedDense,
  TimeEmbedding: timeEmbedding,
  Jordan: jordan,
  TreeCell: treeCell,
  TuringMachine: turingMachine,
  WarmUp: warmUp,
}

/** The classes that parts of a script construct, one after another. */
export const writeCustomClasses = (parts: readonly string[]): readonly string[] =>
  Object.entries(customClasses).flatMap(([name, source]) =>
    parts.some((part) => new RegExp(`(?<![.\\w])${name}\\(`).test(part)) ? [source] : [],
  )
