// What the calculation engines themselves can do: one training step of operations alone, without the trainer around it.
//   node tests/bench/wasm.bench.mjs
// WebAssembly (one thread, two threads) and plain JavaScript take turns; the median of each and its ratio are printed.
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'

const ROUNDS = 7
const SLICE_MS = 600
const require = createRequire(import.meta.url)
const root = join(import.meta.dirname, '..', '..')
const wasmFolder = dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))
const engines = { WebAssembly: { threads: 1 }, 'WebAssembly, 2 threads': { threads: 2 }, 'plain JavaScript': undefined }

/** The engines as one module, as the built program has them. */
async function load() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  await build({
    root,
    logLevel: 'error',
    configFile: false,
    resolve: { alias: { '@shared': join(root, 'shared') } },
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src-main/trainer/backends/openBackend.ts'),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'engines.cjs' } },
    },
  })
  return { ...require(join(folder, 'engines.cjs')), remove: () => rm(folder, { recursive: true }) }
}

/** Values that are alike in every run. */
const values = (tf, shape) => {
  const size = shape.reduce((a, b) => a * b, 1)
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => 0.1 * Math.sin(12.9898 * i + size)),
    shape,
  )
}

const convolve = (tf, x, w, b, pad) => tf.maxPool(tf.relu(tf.add(tf.conv2d(x, w, 1, pad), b)), 2, 2, 'valid')
const dense = (tf, x, w, b) => tf.add(tf.matMul(x, w), b)

const networks = {
  'LeNet-5, batch 32': {
    input: [32, 28, 28, 1],
    weights: [[5, 5, 1, 6], [6], [5, 5, 6, 16], [16], [400, 120], [120], [120, 84], [84], [84, 10], [10]],
    scores: (tf, x, [c1, b1, c2, b2, d1, e1, d2, e2, d3, e3]) => {
      const flat = tf.reshape(convolve(tf, convolve(tf, x, c1, b1, 'same'), c2, b2, 'valid'), [-1, 400])
      return dense(tf, tf.relu(dense(tf, tf.relu(dense(tf, flat, d1, e1)), d2, e2)), d3, e3)
    },
  },
  'MLP 784-128-10, batch 32': {
    input: [32, 784],
    weights: [[784, 128], [128], [128, 10], [10]],
    scores: (tf, x, [d1, e1, d2, e2]) => dense(tf, tf.relu(dense(tf, x, d1, e1)), d2, e2),
  },
  'CNN 32-64-128, batch 32': {
    input: [32, 28, 28, 1],
    weights: [[3, 3, 1, 32], [32], [3, 3, 32, 64], [64], [3136, 128], [128], [128, 10], [10]],
    scores: (tf, x, [c1, b1, c2, b2, d1, e1, d2, e2]) => {
      const flat = tf.reshape(convolve(tf, convolve(tf, x, c1, b1, 'same'), c2, b2, 'same'), [-1, 3136])
      return dense(tf, tf.relu(dense(tf, flat, d1, e1)), d2, e2)
    },
  },
}

/** One step of Adam on the cross-entropy of fixed images, on the engine that is selected. */
function createStep(tf, { input, weights, scores }) {
  const variables = weights.map((shape) => tf.tidy(() => tf.variable(values(tf, shape))))
  const slots = variables.map((v) => [
    tf.tidy(() => tf.variable(tf.zerosLike(v))),
    tf.tidy(() => tf.variable(tf.zerosLike(v))),
  ])
  const x = values(tf, input)
  const classes = tf.tensor1d(
    Array.from({ length: input[0] }, (_, i) => i % 10),
    'int32',
  )
  const target = tf.oneHot(classes, 10, 1, 0, 'float32')
  let count = 0
  const loss = () => tf.neg(tf.mean(tf.sum(tf.mul(target, tf.logSoftmax(scores(tf, x, variables))), -1)))
  return () =>
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(loss, variables)
      count++
      const rate = (1e-3 * Math.sqrt(1 - 0.999 ** count)) / (1 - 0.9 ** count)
      variables.forEach((variable, i) => {
        const gradient = grads[variable.name]
        const [momentum, velocity] = slots[i]
        momentum.assign(tf.add(momentum, tf.mul(tf.sub(gradient, momentum), 0.1)))
        velocity.assign(tf.add(velocity, tf.mul(tf.sub(tf.square(gradient), velocity), 0.001)))
        variable.assign(tf.sub(variable, tf.div(tf.mul(momentum, rate), tf.add(tf.sqrt(velocity), 1e-7))))
      })
      return value.dataSync()[0]
    })
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

/** Examples per second over one slice, on an engine opened for it. */
async function slice(load, name, network) {
  const backend = name === 'plain JavaScript' ? 'cpu' : 'wasm'
  const opened = await load.openBackend(backend, engines[name] && { ...engines[name], wasmFolder })
  if (!opened.ok) throw new Error(opened.error.message)
  const { tf } = opened.value
  tf.engine().startScope()
  const step = createStep(tf, network)
  // V8 first runs WebAssembly roughly compiled.
  for (let i = 0; i < (backend === 'cpu' ? 1 : 40); i++) step()
  const start = performance.now()
  let steps = 0
  for (; performance.now() - start < SLICE_MS; steps++) step()
  const rate = (steps * network.input[0] * 1000) / (performance.now() - start)
  tf.engine().endScope()
  tf.disposeVariables()
  return rate
}

const loaded = await load()
try {
  for (const [title, network] of Object.entries(networks)) {
    const rates = Object.fromEntries(Object.keys(engines).map((name) => [name, []]))
    for (let round = 0; round < ROUNDS; round++)
      for (const name of Object.keys(engines)) rates[name].push(await slice(loaded, name, network))
    const reference = rates['plain JavaScript']
    console.log(title)
    for (const [name, list] of Object.entries(rates)) {
      const ratio = median(list.map((rate, i) => rate / reference[i]))
      console.log(
        `  ${name.padEnd(24)}${median(list).toFixed(0).padStart(8)} examples/s${ratio.toFixed(1).padStart(8)} x`,
      )
    }
  }
} finally {
  await loaded.remove()
}
process.exit(0)
