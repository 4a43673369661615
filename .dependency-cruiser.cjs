// The layers of docs: shared <- renderer, shared <- main; TensorFlow.js and Electron each in one place. Run by scripts/test/lint.mjs.
const tensorflow = '(^|/)node_modules/@tensorflow/'
const electron = '(^|/)node_modules/electron/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or lack a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'shared/ runs in every process: it may use itself and zod, and only the types of tfjs-core.',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '(^|/)node_modules/zod/', tensorflow], couldNotResolve: false },
    },
    {
      name: 'shared-types-of-tensorflow-only',
      severity: 'error',
      comment: 'A catalog item gets TensorFlow.js passed in.',
      from: { path: '^shared/' },
      to: { path: tensorflow, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'renderer-knows-shared-only',
      severity: 'error',
      from: { path: '^src-renderer/' },
      // An import that does not resolve is reported once, above.
      to: { pathNot: ['^src-renderer/', '^shared/', '(^|/)node_modules/'], couldNotResolve: false },
    },
    {
      name: 'renderer-has-no-rights',
      severity: 'error',
      comment: 'The renderer is sandboxed and also runs in a browser.',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-knows-shared-only',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^(src-renderer|tests|scripts)/' },
    },
    {
      name: 'tensorflow-in-the-trainer',
      severity: 'error',
      comment: 'Only the trainer process, and the exporters where they must, load TensorFlow.js.',
      from: { path: '^src-(main|renderer)/', pathNot: '^src-main/(trainer|export)/' },
      to: { path: tensorflow },
    },
    {
      name: 'electron-in-the-desktop-shell',
      severity: 'error',
      comment: 'Server, command line, services and trainer also run in plain Node.',
      from: { path: '^(src-main|src-renderer)/', pathNot: '^src-main/desktop/' },
      to: { path: electron },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // Type imports count: a layer that knows another's types knows that layer.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
