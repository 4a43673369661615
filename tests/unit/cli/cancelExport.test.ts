import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, put, start } from '../../support/commandLine'
import { template } from '../../support/documents'
import { until } from '../../support/testStudio'

/** LeNet with 170 MB of weights. */
function large() {
  const document = template('lenet5')
  const units = new Map<unknown, number>([
    [120, 60_000],
    [84, 500],
  ])
  const nodes = document.nodes.map((node) => {
    const more = units.get(node.params['units'])
    return more === undefined ? node : { ...node, params: { ...node.params, units: more } }
  })
  return JSON.stringify({ ...document, nodes })
}

// Windows has no signal that a program could act on.
test.skipIf(process.platform === 'win32').each(['npz', 'tfjs'])(
  'Ctrl+C ends an export as %s with its files gone',
  async (format) => {
    const file = await put('large.json', large())
    const place = join(folder, 'written')
    await mkdir(place, { recursive: true })
    const child = start(['export', file, '--to', format, '--out', join(place, 'network')])
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    const over = new Promise((settle) => child.on('close', settle))
    await until('its first file', async () => (await readdir(place, { recursive: true })).length > 0)
    child.kill('SIGINT')
    expect([await over, err]).toEqual([1, expect.stringContaining('Cancelled; nothing was written.')])
    expect(await readdir(place)).toEqual([])
  },
)
