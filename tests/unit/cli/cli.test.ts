import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runEvent, type RunEvent } from '@shared/training/runEvent'
import { expect, test } from 'vitest'
import { builtFile } from '../../support/built'
import { codeOf, folder, put, run, start } from '../../support/commandLine'
import { template } from '../../support/documents'
import { until } from '../../support/testStudio'

test('bad arguments end with 2 and touch nothing', async () => {
  const bad = [
    [],
    ['fly'],
    ['train'],
    ['train', 'template:xorMlp', '--epochs', '0'],
    ['train', 'template:xorMlp', '--epochs', '1.5'],
    ['train', 'template:xorMlp', '--seed', '-1'],
    ['train', 'template:xorMlp', '--backend', 'quantum'],
    ['train', 'template:xorMlp', '--engine', 'steam'],
    ['train', 'template:xorMlp', '--fast'],
    ['export', 'template:xorMlp', '--to', 'clay', '--out', 'x'],
    ['export', 'template:xorMlp', '--to', 'tfjs'],
    ['serve', '--port', '70000'],
    ['--language', 'fr', 'catalog'],
    ['evaluate', 'template:xorMlp'],
    ['evaluate', 'template:xorMlp', '--weights', 'nowhere'],
    ['predict', 'template:xorMlp', '--weights', 'nowhere', '--input', 'not json'],
  ]
  const codes: (readonly [string, number | null])[] = []
  for (const words of bad) codes.push([words.join(' '), await codeOf(...words)])
  expect(codes.filter(([, code]) => code !== 2)).toEqual([])
  expect(await readdir(folder)).toEqual(expect.not.arrayContaining(['x']))
})

test('help and version end with 0', async () => {
  expect(await codeOf('--help')).toBe(0)
  expect(await codeOf('train', '--help')).toBe(0)
  expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('bad documents end with 2', async () => {
  const whole = template('xorMlp')
  const files = [
    await put('cut.json', JSON.stringify(whole).slice(0, 200)),
    await put('not.json', '{"format":"word"}'),
    await put('untrainable.json', { ...whole, edges: [] }),
    'missing.json',
    'template:unknown',
    'template:../package',
    'template:__proto__',
  ]
  for (const file of files) {
    expect([file, await codeOf('validate', file)]).toEqual([file, 2])
    expect([file, await codeOf('train', file)]).toEqual([file, 2])
    for (const format of ['tfjs', 'python-keras'])
      expect([file, await codeOf('export', file, '--to', format, '--out', 'made')]).toEqual([file, 2])
  }
})

test('validate names what is wrong, in words and as JSON', async () => {
  const good = await run(['validate', 'template:lenet5', '--json'])
  expect([good.code, JSON.parse(good.out)]).toMatchObject([0, { trainable: true, totals: { parameterCount: 61_706 } }])
  const document = template('xorMlp')
  const file = await put('p.json', {
    ...document,
    edges: document.edges.filter(({ target }) => target.port !== 'target'),
  })
  const json = await run(['validate', file, '--json'])
  const { trainable, diagnostics } = JSON.parse(json.out) as {
    trainable: boolean
    diagnostics: { code: string; severity: string; title: string }[]
  }
  expect([json.code, trainable]).toEqual([2, false])
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  expect(errors).toHaveLength(1)
  const words = await run(['validate', file])
  expect(words.out).toContain(errors[0]?.title ?? 'nothing')
  const ukrainian = await run(['validate', file, '--language', 'uk'])
  expect(ukrainian.out).toMatch(/Мережу не можна навчати/)
  expect((await run(['validate', file], { LC_ALL: '', LANG: 'uk_UA.UTF-8' })).out).toBe(ukrainian.out)
})

test('train, evaluate, predict and export: weights kept in a folder serve the rest', async () => {
  const trained = await run(['train', 'template:xorMlp', '--epochs', '300', '--out', 'kept'])
  expect(trained.err).toMatch(/epoch 300:/)
  expect([trained.code, trained.out]).toEqual([0, ''])
  expect((await readdir(join(folder, 'kept'))).sort()).toEqual([
    'checkpoint.nlckpt',
    'document.json',
    'events.ndjson',
    'run.json',
  ])
  const rows = '[[0,0],[0,1],[1,0],[1,1]]'
  const predicted = await run(['predict', 'template:xorMlp', '--weights', 'kept', '--input', rows, '--json'])
  const { outputs } = JSON.parse(predicted.out) as { outputs: Record<string, { rows: number[][] }> }
  expect(outputs['loss']?.rows.map(([p = 0]) => Math.round(p))).toEqual([0, 1, 1, 0])
  await put('rows.json', `{"data": ${rows}}`)
  expect((await run(['predict', 'template:xorMlp', '--weights', 'kept', '--input', 'rows.json', '--json'])).out).toBe(
    predicted.out,
  )
  const one = await run(['predict', 'template:xorMlp', '--weights', 'kept', '--input', '[0,1]'])
  expect(Number(one.out)).toBeGreaterThan(0.5)
  for (const input of ['[[0]]', '[[0,1,2]]', '{"nobody":[[0,1]]}', '[["a","b"]]', '[]', '{}', '{'])
    expect([input, await codeOf('predict', 'template:xorMlp', '--weights', 'kept', '--input', input)]).toEqual([
      input,
      2,
    ])
  const evaluated = await run(['evaluate', 'template:xorMlp', '--weights', 'kept', '--split', 'train', '--json'])
  expect(JSON.parse(evaluated.out)).toMatchObject({ split: 'train', rows: 4, values: { 'train/accuracy': 1 } })
  const id = (JSON.parse(await readFile(join(folder, 'kept', 'run.json'), 'utf8')) as { summary: { runId: string } })
    .summary.runId
  expect((await run(['evaluate', 'template:xorMlp', '--run', id, '--split', 'train', '--json'])).out).toBe(
    evaluated.out,
  )
  const exported = await run([
    'export',
    'template:xorMlp',
    '--to',
    'tfjs',
    '--out',
    'web',
    '--weights',
    'kept',
    '--json',
  ])
  expect(JSON.parse(exported.out)).toMatchObject({
    files: [{ name: 'model.json' }, { name: 'group1-shard1of1.bin', bytes: 17 * 4 }],
  })
  expect((await run(['evaluate', 'template:irisSoftmax', '--weights', 'kept'])).code).toBe(1)
})

test('evaluate divides the rows as the run divided them, whatever the file says now', async () => {
  const trained = await run([
    'train',
    'template:irisSoftmax',
    '--seed',
    '7',
    '--epochs',
    '60',
    '--out',
    'kept',
    '--json',
  ])
  const { test } = JSON.parse(trained.out.trim().split('\n').at(-1) ?? '') as { test: Record<string, number> }
  const other = { split: { validation: 0, test: 0.5 }, seed: 3 }
  for (const file of ['template:irisSoftmax', await put('other.json', template('irisSoftmax', other))]) {
    const { out } = await run(['evaluate', file, '--weights', 'kept', '--json'])
    const { rows, values } = JSON.parse(out) as { rows: number; values: Record<string, number> }
    expect([rows, values['test/accuracy']]).toEqual([30, test['accuracy'] ?? test['test/accuracy']])
  }
  await rm(join(folder, 'kept', 'document.json'))
  const unknown = await run(['evaluate', 'template:irisSoftmax', '--weights', 'kept'])
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringMatching(/record of the run cannot be read/)])
})

test('--json prints the run’s events and nothing else; the seed decides the curve', async () => {
  const losses: unknown[] = []
  for (const seed of ['7', '7', '8']) {
    const { code, out } = await run(['train', 'template:xorMlp', '--epochs', '20', '--seed', seed, '--json'])
    expect(code).toBe(0)
    const events = out
      .trim()
      .split('\n')
      .map((line) => runEvent.parse(JSON.parse(line)))
    expect(events[0]).toMatchObject({ type: 'started', seed: Number(seed), epochs: 20 })
    expect(events.at(-1)?.type).toBe('finished')
    losses.push(events.flatMap((event: RunEvent) => (event.type === 'epoch' ? [event.values['train/loss']] : [])))
  }
  expect(losses[1]).toEqual(losses[0])
  expect(losses[2]).not.toEqual(losses[0])
})

test('Ctrl+C stops training, keeps the weights and ends with 0', async () => {
  const child = start(['train', 'template:xorMlp', '--epochs', '10000000', '--json', '--out', 'kept'])
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  await until('metrics', () => out.includes('"type":"metrics"'))
  const ended = new Promise<number | null>((settle) => child.on('close', settle))
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(out.trim().split('\n').at(-1)).toContain('"type":"stopped"')
  expect(existsSync(join(folder, 'kept', 'checkpoint.nlckpt'))).toBe(true)
  expect(await codeOf('evaluate', 'template:xorMlp', '--weights', 'kept', '--split', 'train')).toBe(0)
})

test('a loss that is no number fails the work: 1', async () => {
  const document = template('sineRegression', { optimizer: { type: 'sgd', params: { learningRate: 100 } }, epochs: 50 })
  const { code, err } = await run(['train', await put('nan.json', document)])
  expect(code).toBe(1)
  expect(err).toMatch(/step \d+/)
})

test('places that cannot be written to: 1, and a sentence', async () => {
  await put('file', '')
  const blocked = await run(['export', 'template:xorMlp', '--to', 'python-keras', '--out', 'file/x.py'])
  expect([blocked.code, blocked.err]).toEqual([1, expect.stringMatching(/not a folder/)])
  const missing = await run(['export', 'template:xorMlp', '--to', 'tfjs', '--out', 'no/such/folder'])
  expect([missing.code, missing.err]).toEqual([1, expect.stringMatching(/not there/)])
  const data = await run(['templates'], { NEUROLOOM_USER_DATA: join(folder, 'file') })
  expect([data.code, data.err.length > 0]).toEqual([1, true])
})

const onUnix = test.skipIf(process.platform === 'win32')

onUnix('what is no ordinary file is never replaced, nor waited for', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const written = await run(['export', 'template:xorMlp', '--to', 'python-keras', '--out', 'pipe'])
  expect([written.code, written.err]).toEqual([1, `${join(folder, 'pipe')} is not an ordinary file.\n`])
  expect((await stat(join(folder, 'pipe'))).isFIFO()).toBe(true)
  expect((await run(['train', 'template:xorMlp', '--epochs', '1', '--out', 'kept'])).code).toBe(0)
  await rm(join(folder, 'kept', 'checkpoint.nlckpt'))
  execFileSync('mkfifo', [join(folder, 'kept', 'checkpoint.nlckpt')])
  const measured = await run(['evaluate', 'template:xorMlp', '--split', 'train', '--weights', 'kept'])
  expect([measured.code, measured.err]).toEqual([1, expect.stringContaining('cannot be read')])
})

test('an export does not overwrite a project, nor a run a file', async () => {
  const mine = await put('mine.neuroloom.json', template('xorMlp'))
  const before = await readFile(join(folder, mine), 'utf8')
  const written = await run(['export', mine, '--to', 'python-keras', '--out', mine])
  expect([written.code, written.err]).toEqual([1, expect.stringContaining('is a Neuroloom project')])
  const folders = await run(['export', mine, '--to', 'tfjs', '--out', mine])
  expect([folders.code, folders.err]).toEqual([1, expect.stringContaining('is a file, not a folder')])
  const trained = await run(['train', mine, '--epochs', '1', '--json', '--out', mine])
  expect([trained.code, trained.out]).toEqual([2, ''])
  expect(await readFile(join(folder, mine), 'utf8')).toBe(before)
})

test('text from a file does not command the terminal, and leaves a script whole', async () => {
  const title = 'a\u0000\u001b[31mred\u001b]0;own\u0007\u202eb'
  const file = await put('hostile.neuroloom.json', { ...template('xorMlp'), title })
  const trained = await run(['train', file, '--epochs', '1'])
  expect(trained.code).toBe(0)
  expect(trained.err).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/)
  expect(trained.err).toContain('\\u001b[31mred')
  expect((await run(['export', file, '--to', 'python-keras', '--out', 'made.py'])).code).toBe(0)
  expect(await readFile(join(folder, 'made.py'), 'utf8')).not.toMatch(/[\u0000\u001b]/)
})

onUnix('a terminal that is closed stops training and keeps the weights', async () => {
  const child = start(['train', 'template:mnistMlp', '--json', '--out', 'kept'])
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  await until('progress', () => out.includes('"metrics"'))
  child.kill('SIGHUP')
  expect(await new Promise((settle) => child.on('close', settle))).toBe(0)
  expect(existsSync(join(folder, 'kept', 'checkpoint.nlckpt'))).toBe(true)
})

test('more rows than one question takes are predicted in parts, in order', async () => {
  expect((await run(['train', 'template:irisSoftmax', '--epochs', '1', '--out', 'kept'])).code).toBe(0)
  const rows = Array.from({ length: 10_002 }, (_, k) => (k === 10_001 ? [1, 2, 3, 4] : [5, 3, 1, 0.2]))
  const ask = async (input: string) => {
    const { out } = await run(['predict', 'template:irisSoftmax', '--weights', 'kept', '--input', input])
    return out.trim().split('\n')
  }
  const lines = await ask(await put('rows.json', rows))
  expect([lines.length, new Set(lines.slice(0, -1)).size]).toEqual([10_002, 1])
  expect(lines.slice(-2)).toEqual(await ask('[[5, 3, 1, 0.2], [1, 2, 3, 4]]'))
})

test('numbers that the network cannot hold are refused, not answered with NaN', async () => {
  expect((await run(['train', 'template:irisSoftmax', '--epochs', '1', '--out', 'kept'])).code).toBe(0)
  const ask = (input: string) => run(['predict', 'template:irisSoftmax', '--weights', 'kept', '--input', input])
  expect(await ask('[1e300, 1, 1, 1]')).toMatchObject({ code: 2, out: '' })
  expect((await ask('[1e38, 1, 1, 1]')).code).toBe(0)
  const both = await run(['evaluate', 'template:irisSoftmax', '--weights', 'kept', '--run', 'other'])
  expect(both.code).toBe(2)
})

test('an input that cannot be used is told for what it is', async () => {
  expect((await run(['train', 'template:irisSoftmax', '--epochs', '1', '--out', 'kept'])).code).toBe(0)
  const bad: [string, RegExp][] = [
    ['rows.json', /“rows.json” or its folder is not there/],
    ['[1e308, 1, 1, 1]', /finite numbers below 3.4e38; 1e\+308 is not one/],
    ['{"data": [[1, 1, 1, 1]], "nobody": [[1]]}', /no data node “nobody”/],
    ['[[1, 1]]', /rows of 4 numbers; this one has 2/],
  ]
  for (const [input, words] of bad) {
    const { code, err } = await run(['predict', 'template:irisSoftmax', '--weights', 'kept', '--input', input])
    expect([input, code, err]).toEqual([input, 2, expect.stringMatching(words)])
  }
})

onUnix('a file of another encoding, a link in a circle and a long name are told for what they are', async () => {
  const text = JSON.stringify({ ...template('xorMlp'), title: 'é' })
  await writeFile(join(folder, 'latin.json'), Buffer.from(text, 'latin1'))
  await writeFile(join(folder, 'utf16.json'), Buffer.from(`\ufeff${text}`, 'utf16le'))
  await symlink('loop.json', join(folder, 'loop.json'))
  const long = `${'x'.repeat(300)}.json`
  const bad: [string, string][] = [
    ['latin.json', '“latin.json” is not UTF-8 text'],
    ['utf16.json', '“utf16.json” is not UTF-8 text'],
    ['loop.json', 'The link “loop.json” leads in a circle'],
    [long, `The name “${long}” is too long`],
  ]
  for (const [file, words] of bad) {
    const { code, err } = await run(['validate', file])
    expect([file, code, err]).toEqual([file, 2, expect.stringContaining(words)])
  }
})

test('a full disk on export: 1, the reason, and nothing that looks whole', async (context) => {
  if (process.platform === 'win32') return context.skip('file size limits are a Unix thing')
  const script = 'trap "" XFSZ; ulimit -f 100; exec "$@"'
  const child = spawn(
    'bash',
    [
      '-c',
      script,
      'bash',
      process.execPath,
      builtFile('cli.js'),
      'export',
      'template:lenet5',
      '--to',
      'tfjs',
      '--out',
      'web',
    ],
    {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C', NEUROLOOM_USER_DATA: join(folder, 'data') },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  expect(await new Promise((settle) => child.on('close', settle))).toBe(1)
  expect(err).toMatch(/no room left/)
  expect(await readdir(folder)).not.toContain('web')
})

test('catalog, templates and doctor answer in JSON', async () => {
  const catalog = JSON.parse((await run(['catalog', '--json'])).out) as Record<string, { id: string; title: string }[]>
  expect(catalog['layers']?.map(({ id }) => id)).toContain('dense')
  const ukrainian = JSON.parse((await run(['catalog', '--json', '--language', 'uk'])).out) as typeof catalog
  expect(ukrainian['layers']?.find(({ id }) => id === 'dense')?.title).toBe('Повнозв’язний')
  const templates = JSON.parse((await run(['templates', '--json'])).out) as { id: string }[]
  expect(templates.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'logisticRegression',
      'xorMlp',
      'spiralsMlp',
      'sineRegression',
      'irisSoftmax',
      'mnistMlp',
      'lenet5',
    ]),
  )
  const doctor = await run(['doctor', '--json'])
  expect(JSON.parse(doctor.out)).toMatchObject({
    device: { engine: expect.stringMatching(/^(eager|compiled)$/) },
    missing: [],
    node: process.versions.node,
  })
  expect(doctor.code).toBe(0)
})

test('a reader that goes away ends the command in silence', async () => {
  await mkdir(join(folder, 'data'), { recursive: true })
  const child = spawn('bash', ['-c', '"$0" "$1" catalog | head -1', process.execPath, builtFile('cli.js')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  expect(await new Promise((settle) => child.on('close', settle))).toBe(0)
  expect(err).toBe('')
})
