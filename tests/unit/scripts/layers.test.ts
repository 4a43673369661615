import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { script } from './load'
import { temporaryFolder } from './temporaryFolder'

const root = dirname(script(''))

/** File -> its text and the rules it breaks, in one small house where each file does one thing. */
const house: Record<string, [text: string, ...rules: string[]]> = {
  'shared/plain.ts': ['export const plain = 1\n'],
  'shared/cycleA.ts': ["import './cycleB'\n", 'no-cycles'],
  'shared/cycleB.ts': ["import './cycleA'\n"],
  'shared/node.ts': ["import 'node:fs'\n", 'shared-is-pure'],
  'shared/react.ts': ["import 'react'\n", 'shared-is-pure'],
  'shared/main.ts': ["import type { S } from '../src-main/services/plain'\nexport type T = S\n", 'shared-is-pure'],
  'shared/runsTensors.ts': [
    "import * as tf from '@tensorflow/tfjs-core'\ntf.add(1, 2)\n",
    'shared-types-of-tensorflow-only',
  ],
  'shared/knowsTensors.ts': ["import type { Tensor } from '@tensorflow/tfjs-core'\nexport type T = Tensor\n"],
  'shared/zod.ts': ["import { z } from 'zod'\nexport const b = z\n"],
  'src-renderer/plain.ts': ["import { plain } from '@shared/plain'\nexport type R = typeof plain\n"],
  'src-renderer/main.ts': ["import '../src-main/services/plain'\n", 'renderer-knows-shared-only'],
  'src-renderer/node.ts': ["import 'node:fs'\n", 'renderer-has-no-rights', 'renderer-knows-shared-only'],
  'src-renderer/tensors.ts': ["import '@tensorflow/tfjs-core'\n", 'tensorflow-in-the-trainer'],
  'src-renderer/electron.ts': ["import 'electron'\n", 'electron-in-the-desktop-shell'],
  'src-main/services/plain.ts': ["import 'node:fs'\nexport type S = 1\n"],
  'src-main/services/renderer.ts': [
    "import type { R } from '../../src-renderer/plain'\nexport type T = R\n",
    'main-knows-shared-only',
  ],
  'src-main/services/tensors.ts': ["import '@tensorflow/tfjs-core'\n", 'tensorflow-in-the-trainer'],
  'src-main/services/electron.ts': ["import { app } from 'electron'\napp.quit()\n", 'electron-in-the-desktop-shell'],
  'src-main/services/missing.ts': ["import './nothing'\n", 'resolvable'],
  'src-main/trainer/tensors.ts': ["import '@tensorflow/tfjs-core'\n"],
  'src-main/desktop/electron.ts': [
    "import { app } from 'electron'\nimport { plain } from '@shared/plain'\napp.exit(plain)\n",
  ],
}

test('the layers forbid exactly what breaks them', () => {
  const folder = temporaryFolder()
  for (const [file, [text]] of Object.entries(house)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [
    cruiser,
    'shared',
    'src-main',
    'src-renderer',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  ]
  const { summary } = JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }))
  const found = summary.violations.map(
    ({ rule, from }: { rule: { name: string }; from: string }) => `${from}: ${rule.name}`,
  )
  const wanted = Object.entries(house).flatMap(([file, [, ...rules]]) => rules.map((rule) => `${file}: ${rule}`))
  expect(found.sort()).toEqual(wanted.sort())
})
