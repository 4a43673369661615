import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { defineLayer, endsMask, weight, type ForwardArgs } from '../define/layer'
import { activation, bool, initializer, type ItemValue } from '../define/params'
import { shapeText } from '../define/shapeText'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { sequenceShape } from './_sequence'
import { weightOf } from './_weightOf'

const inputs = [{ name: 'input' }, { name: 'left', ids: true }, { name: 'right', ids: true }] as const

/** Number of nodes and of features of a tree, or what is wrong: every node needs one left and one right child. */
function treeShape([x = [], ...children]: readonly Shape[]): Result<readonly [number, number], ItemProblem> {
  const nodes = sequenceShape(x)
  if (!nodes.ok) return nodes
  const [count] = nodes.value
  const odd = children.findIndex((shape) => shape.length !== 1 || shape[0] !== count)
  if (odd < 0) return nodes
  return fail({
    code: 'treeChildren',
    port: inputs[odd + 1]?.name ?? 'left',
    values: { nodes: count, shape: shapeText(children[odd] ?? []), port: inputs[odd + 1]?.name ?? 'left' },
  })
}

interface Params {
  readonly activation: ItemValue
}

/** A parent's vector from those of its children, `[batch, features]` each. */
function join(tf: Tf, { w, p, ctx }: ForwardArgs<Params>, left: Tensor, right: Tensor): Tensor {
  const [batch = 1, features = 1] = left.shape
  const plain = tf.matMul(tf.concat([left, right], 1), weightOf(w, 'kernel'))
  const biased = w['bias'] ? tf.add(plain, w['bias']) : plain
  const tensor = w['tensor']
  if (!tensor) return ctx.activate(p.activation, biased)
  // For each sample a matrix of its own, which the right child goes through.
  const own = tf.matMul(left, tf.reshape(tensor, [features, features * features]))
  const pairs = tf.matMul(tf.reshape(right, [batch, 1, features]), tf.reshape(own, [batch, features, features]))
  return ctx.activate(p.activation, tf.add(biased, tf.reshape(pairs, [batch, features])))
}

/**
 * A recursive net: the vectors of a tree's nodes from the leaves up, h = φ([l; r]·W + lᵀ·V·r + b); with the tensor V that of R. Socher
 * and others (2013). Children stand before their parents, leaves have the same place for both, whichever; the last node is the root, which padding repeats.
 * Keras has no such layer: scripts carry one of ours.
 */
export default defineLayer({
  id: 'treeCell',
  category: 'sequence',
  splitsBatch: true,
  feedsBack: true,
  icon: '⋔',
  inputs,
  outputs: [{ name: 'output' }],
  // Padding repeats the root.
  masking: endsMask,
  params: {
    activation: activation('tanh'),
    useTensor: bool(true),
    useBias: bool(true),
    returnNodes: bool(false),
    kernelInitializer: initializer('glorotUniform'),
    biasInitializer: initializer('zeros'),
  },
  inferShape: (p, shapes) => {
    const tree = treeShape(shapes)
    if (!tree.ok) return tree
    const [nodes, features] = tree.value
    return ok(p.returnNodes ? [nodes, features] : [features])
  },
  weights: (p, [[, features = 1] = []]) => ({
    kernel: weight([2 * features, features], p.kernelInitializer),
    ...(p.useTensor && {
      tensor: weight([features, features, features], p.kernelInitializer, {
        fan: { in: features * features, out: features },
      }),
    }),
    ...(p.useBias && { bias: weight([features], p.biasInitializer) }),
  }),
  multiplyAdds: (p, [[nodes = 0, features = 0] = []]) => nodes * features ** 2 * (2 + (p.useTensor ? features + 1 : 0)),
  forward: (tf, args) => {
    const { inputs: given, p } = args
    const [x, left, right] = given
    if (!x || !left || !right) throw new Error('A tree has nodes, left and right children')
    const [batch = 1, count = 1, features = 1] = x.shape
    const ofNode = (values: Tensor, node: number, ...rest: readonly number[]): Tensor =>
      tf.reshape(tf.slice(values, [0, node, ...rest.map(() => 0)], [-1, 1, ...rest]), [batch, ...rest])
    // A parent has two nodes before it.
    const leaves = Math.min(2, count)
    let made: Tensor = tf.slice(x, [0, 0, 0], [-1, leaves, features])
    for (let node = leaves; node < count; node++) {
      const child = (places: Tensor): Tensor => {
        const chosen = tf.cast(tf.oneHot(tf.cast(ofNode(places, node), 'int32') as never, node), 'float32')
        return tf.reshape(tf.matMul(tf.reshape(chosen, [batch, 1, node]), made), [batch, features])
      }
      const inner = tf.reshape(tf.cast(tf.notEqual(ofNode(left, node), ofNode(right, node)), 'float32'), [batch, 1])
      const parent = tf.mul(join(tf, args, child(left), child(right)), inner)
      const vector = tf.add(parent, tf.mul(ofNode(x, node, features), tf.sub(1, inner)))
      made = tf.concat([made, tf.reshape(vector, [batch, 1, features])], 1)
    }
    return p.returnNodes ? made : ofNode(made, count - 1, features)
  },
  keras: (p) => ({
    className: 'TreeCell',
    config: {
      activation: p.activation,
      use_tensor: p.useTensor,
      use_bias: p.useBias,
      return_nodes: p.returnNodes,
      kernel_initializer: p.kernelInitializer,
      bias_initializer: p.biasInitializer,
    },
  }),
  summary: (_p, name) => name('activation'),
  example: {
    params: { useTensor: false },
    inputs: [
      [
        [1, 0],
        [0, 1],
        [0, 0],
      ],
      [-1, -1, 0],
      [-1, -1, 1],
    ],
  },
  text: {
    en: {
      title: 'Recursive tree cell',
      short: 'Tree cell',
      keywords: ['recursive network', 'RNTN', 'TreeRNN'],
      help: 'Reads a tree instead of a row: the vectors of two children make that of their parent, by the same weights everywhere, from the leaves up to the root. With the tensor it is the recursive neural tensor network (RNTN), where every number of one child can multiply every number of the other, as a denial turns the sense of what it denies. Leaves take their vectors from an embedding; the root’s vector stands for the whole sentence or scene.',
      formula: 'h = φ([l; r]W + lᵀVr + b)',
      params: {
        activation: {
          title: 'Activation',
          help: 'Function that makes a parent’s vector of the sums; tanh keeps it as large as those of the leaves.',
        },
        useTensor: {
          title: 'Tensor term',
          help: 'Adds products of the children’s numbers, with as many weights as the cube of the vector’s size.',
        },
        useBias: { title: 'Bias', help: 'Adds learned constants to the sums.' },
        returnNodes: {
          title: 'All nodes',
          help: 'Gives the vectors of all nodes, for labels at every node; otherwise only that of the root.',
        },
        kernelInitializer: { title: 'Initializer', help: 'Distribution of the first weights.' },
        biasInitializer: { title: 'Bias initializer', help: 'First value of the biases, usually zeros.' },
      },
      ports: { input: 'Vectors', left: 'Left children', right: 'Right children' },
    },
    uk: {
      title: 'Рекурсивна комірка дерева',
      short: 'Комірка дерева',
      keywords: ['рекурсивна мережа', 'RNTN', 'деревна мережа'],
      help: 'Читає не ряд, а дерево: вектори двох дітей творять вектор їхнього предка, усюди тими самими вагами, від листя до кореня. З тензором це рекурсивна нейронна тензорна мережа (RNTN), де кожне число однієї дитини може множитися на кожне число другої — так заперечення перевертає зміст того, що заперечує. Листя бере вектори з вкладення; вектор кореня стоїть за все речення чи сцену.',
      formula: 'h = φ([l; r]W + lᵀVr + b)',
      params: {
        activation: {
          title: 'Активація',
          help: 'Функція, що робить із сум вектор предка; tanh тримає його в тих самих межах, що й у листя.',
        },
        useTensor: {
          title: 'Тензорний доданок',
          help: 'Додає добутки чисел обох дітей; ваг у нього стільки, скільки куб розміру вектора.',
        },
        useBias: { title: 'Зсув', help: 'Додає до сум навчені сталі.' },
        returnNodes: {
          title: 'Усі вершини',
          help: 'Дає вектори всіх вершин, коли мітка є в кожної; інакше лише вектор кореня.',
        },
        kernelInitializer: { title: 'Ініціалізатор', help: 'Розподіл перших ваг.' },
        biasInitializer: { title: 'Ініц. зсуву', help: 'Перше значення зсувів, зазвичай нулі.' },
      },
      ports: { input: 'Вектори', left: 'Ліві діти', right: 'Праві діти' },
    },
  },
})
