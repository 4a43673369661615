import type { LoadingCode } from '../defineExporter'

/** Lines that load a folder of TensorFlow.js in Node, where a path is no address that could be fetched; a browser wants an address. */
export const tfjsLoading =
  (load: string, look: string) =>
  (path: string): LoadingCode => ({
    language: 'javascript',
    code: [
      '// In Node, after `npm install @tensorflow/tfjs-node`.',
      '// In a browser: import @tensorflow/tfjs, and give the address of model.json on your server in place of tf.io.fileSystem(…).',
      "import * as tf from '@tensorflow/tfjs-node'",
      '',
      `const model = await tf.${load}(tf.io.fileSystem(${JSON.stringify(`${path}/model.json`)}))`,
      look,
    ].join('\n'),
  })
