import activityRegularization from './custom/ActivityRegularization.txt?raw'
import attention from './custom/Attention.txt?raw'
import compute from './custom/Compute.txt?raw'
import corruption from './custom/Corruption.txt?raw'
import ctc from './custom/ctc.txt?raw'
import diffusion from './custom/Diffusion.txt?raw'
import gru from './custom/Gru.txt?raw'
import initializer from './custom/Initializer.txt?raw'
import jordan from './custom/Jordan.txt?raw'
import maxout from './custom/Maxout.txt?raw'
import positionalEmbedding from './custom/PositionalEmbedding.txt?raw'
import positionalEncoding from './custom/PositionalEncoding.txt?raw'
import sampling from './custom/Sampling.txt?raw'
import sumNode from './custom/SumNode.txt?raw'
import tiedDense from './custom/TiedDense.txt?raw'
import treeCell from './custom/TreeCell.txt?raw'

/** Layers that TensorFlow.js lacks, as a script carries them, by class. */
const customClasses: Readonly<Record<string, string>> = {
  ActivityRegularization: activityRegularization,
  Attention: attention,
  Compute: compute,
  Corruption: corruption,
  Gru: gru,
  Jordan: jordan,
  Maxout: maxout,
  PositionalEmbedding: positionalEmbedding,
  PositionalEncoding: positionalEncoding,
  Sampling: sampling,
  SumNode: sumNode,
  TiedDense: tiedDense,
  TreeCell: treeCell,
}

/** The classes and functions that a part of a script uses. */
export function classesOf(script: string): readonly string[] {
  const classes = Object.entries(customClasses).flatMap(([name, source]) =>
    script.includes(`new ${name}(`) ? [source.trimEnd()] : [],
  )
  return [
    ...(classes.some((source) => source.includes(': Initializer')) ? [initializer.trimEnd()] : []),
    ...classes,
    ...(/\bdiffusion\(/.test(script) ? [diffusion.trimEnd()] : []),
    ...(/\bctc\(/.test(script) ? [ctc.trimEnd()] : []),
  ]
}
