import { groupPorts } from '@shared/graph/blocks/groupPorts'
import { matchBlock } from '@shared/graph/blocks/matchBlock'
import { expect, test } from 'vitest'
import { addItem } from '../../../../src-renderer/canvas/addItem'
import { connectPorts } from '../../../../src-renderer/canvas/connectPorts'
import { followBlocks } from '../../../../src-renderer/state/session/followBlocks'
import { openStudios } from '../support/openStudios'

test('a block wired as one card fits itself to what comes in, tells when it is left, and every step is one of undo', async () => {
  const studios = await openStudios()
  const { studio, notices } = await studios.page('one')
  const stop = followBlocks(studio)
  const { documents, blocks } = studio
  const now = () => documents.getState().document
  const steps = () => documents.getState().history.done.length
  const input = addItem(studio, 'noise', { x: 0, y: 0 }) ?? expect.unreachable()
  documents.getState().apply({
    label: 'setParam',
    edit: { type: 'update', collection: 'nodes', patches: [{ id: input, patch: { params: { shape: [9, 24] } } }] },
  })
  const added = addItem(studio, 'transformerEncoder', { x: 300, y: 0 }) ?? expect.unreachable()
  expect(steps()).toBe(3)
  const group = () => now().groups.find(({ id }) => id === added) ?? expect.unreachable()
  const match = () => matchBlock(now(), group(), blocks.getState().find)
  const [port] = groupPorts(now(), group(), blocks.getState().find).inputs
  expect(connectPorts(studio, { node: input, port: 'output' }, port?.ends[1] ?? expect.unreachable())).toBe(true)
  expect(steps(), 'both edges and the fitting together').toBe(4)
  expect(match()?.params['features']).toBe(24)
  expect(now().edges.filter(({ source }) => source.node === input)).toHaveLength(2)
  const errors = documents.getState().checked.diagnostics.filter((d) => d.severity === 'error' && 'node' in d.target)
  expect(errors).toEqual([])

  const onWire = now().edges.find(({ source }) => source.node === input)?.id ?? expect.unreachable()
  const between = addItem(studio, 'denseBlock', { x: 150, y: 0 }, { edge: onWire })
  expect(now().groups.map(({ id }) => id)).toContain(between)
  expect(now().edges.filter(({ source }) => source.node === input)).toHaveLength(1)
  expect(match()?.params['features'], 'not of what was put between').toBe(24)

  const inner = match()?.ids.get('expand') ?? expect.unreachable()
  documents.getState().apply({
    label: 'setParam',
    edit: { type: 'update', collection: 'nodes', patches: [{ id: inner, patch: { params: { units: 3 } } }] },
  })
  expect(match()).toBeNull()
  expect(notices.map(({ title }) => title.key)).toContain('canvas.blocks.left')
  documents.getState().undo()
  expect(match()).not.toBeNull()
  for (let k = steps(); k > 0; k--) documents.getState().undo()
  expect([now().nodes, now().edges, now().groups]).toEqual([[], [], []])
  stop()
  await studios.close()
})
