import activityRegularization from './custom/ActivityRegularization.py?raw'
import attention from './custom/Attention.py?raw'
import corruption from './custom/Corruption.py?raw'
import diffusion from './custom/Diffusion.py?raw'
import dropConnect from './custom/DropConnect.py?raw'
import gaussianDropout from './custom/GaussianDropout.py?raw'
import gaussianNoise from './custom/GaussianNoise.py?raw'
import jordan from './custom/Jordan.py?raw'
import noisyDense from './custom/NoisyDense.py?raw'
import positionalEncoding from './custom/PositionalEncoding.py?raw'
import radialBasis from './custom/RadialBasis.py?raw'
import sampling from './custom/Sampling.py?raw'
import sumNode from './custom/SumNode.py?raw'
import timeEmbedding from './custom/TimeEmbedding.py?raw'
import treeCell from './custom/TreeCell.py?raw'

/** Layers that PyTorch lacks, as a script carries them, by class. */
const customModules: Readonly<Record<string, string>> = {
  ActivityRegularization: activityRegularization,
  Attention: attention,
  Corruption: corruption,
  Diffusion: diffusion,
  DropConnect: dropConnect,
  GaussianDropout: gaussianDropout,
  GaussianNoise: gaussianNoise,
  Jordan: jordan,
  NoisyDense: noisyDense,
  PositionalEncoding: positionalEncoding,
  RadialBasis: radialBasis,
  Sampling: sampling,
  SumNode: sumNode,
  TimeEmbedding: timeEmbedding,
  TreeCell: treeCell,
}

/** The classes that a part of a script constructs. */
export const modulesOf = (script: string): readonly string[] =>
  Object.entries(customModules).flatMap(([name, source]) =>
    new RegExp(`(?<![.\\w])${name}\\(`).test(script) ? [source.trimEnd()] : [],
  )
