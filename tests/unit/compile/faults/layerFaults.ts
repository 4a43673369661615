import { graphOf } from '../graphOf'
import { images, node, param, port, type Fault } from './sketches'

const rows = { targetShape: [28, 28] }

/** What single layers ask of their inputs and parameters. */
export const layerFaults: readonly Fault[] = [
  {
    code: 'foreignLayer',
    document: graphOf({ data: 'blobs', x: ['foreign', { className: 'Mystery' }] }, ['data.features > x']),
    target: { kind: 'node', node: 'x' },
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'foreignLayer',
    name: 'of a known shape',
    document: graphOf({ data: 'blobs', x: ['foreign', { className: 'Mystery', outputShape: [3] }] }, [
      'data.features > x',
    ]),
    target: { kind: 'node', node: 'x' },
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'volumeNeeded',
    document: images('conv3d', { kernelSize: [3, 3, 1] }),
    target: port('x'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'stridesWithDilation',
    document: images('conv2d', { strides: [2, 2], dilationRate: [2, 1] }),
    target: param('x', 'dilationRate'),
    severity: 'error',
    fixes: 2,
  },
  {
    code: 'groupsUneven',
    document: images('conv2d', { groups: 2 }),
    target: param('x', 'groups'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'notPermutation',
    document: images('permute', { dims: [2, 1] }),
    target: param('x', 'dims'),
    severity: 'error',
    fixes: 1,
  },
  { code: 'rowNeeded', document: images('repeatVector', {}), target: port('x'), severity: 'error', fixes: 1 },
  {
    code: 'noChannels',
    document: graphOf({ data: 'blobs', x: 'spatialDropout' }, ['data.features > x']),
    target: port('x'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'dotSizesDiffer',
    document: graphOf({ data: 'mnist', r: ['reshape', rows], s: ['reshape', { targetShape: [49, 16] }], x: 'dot' }, [
      'data.features > r > x.first',
      'data.features > s > x.second',
    ]),
    target: port('x', 'second'),
    severity: 'error',
    fixes: 0,
  },
  {
    code: 'oddGroups',
    document: graphOf({ data: 'blobs', x: ['productNode', { groupSize: 3 }] }, ['data.features > x']),
    target: param('x', 'groupSize'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'cropTooLarge',
    document: images('randomCrop', { height: 20, width: 29 }),
    target: param('x', 'width'),
    severity: 'error',
    fixes: 1,
  },
  {
    code: 'impossibleShape',
    name: 'of an image that is cut away',
    document: images('cropping2d', { top: 20, bottom: 8 }),
    target: node('x'),
    severity: 'error',
    fixes: 0,
  },
]
