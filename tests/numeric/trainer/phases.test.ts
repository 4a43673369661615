import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decodeCheckpoint } from '../../../src-main/trainer/checkpoint/checkpointFormat'
import { CHECKPOINT_FILE } from '../../../src-main/trainer/protocol'
import { phased, sgd, STEPS, three } from './threePhases'
import { removeFolders, stopAt, trainDocument, type NewsOf, type Told } from './trainDocument'

afterAll(removeFolders)

async function cellsOf(run: Told): Promise<Readonly<Record<string, Float32Array | Int32Array>>> {
  const read = decodeCheckpoint(await readFile(join(run.folder, CHECKPOINT_FILE)))
  if (!read.ok) throw new Error(read.error.message)
  return read.value.cells
}

const changedFrom = (before: Awaited<ReturnType<typeof cellsOf>>, after: Awaited<ReturnType<typeof cellsOf>>) =>
  Object.entries(before).flatMap(([name, values]) =>
    name.startsWith('weight:') && values.some((value, i) => !Object.is(value, after[name]?.[i])) ? [name] : [],
  )

describe('phases', () => {
  it('change the weights and statistics that they train, and leave all others as they are to the last bit', async () => {
    const at = [0, 16, 32, 38]
    const [begin, pretrained, headed, end] = await Promise.all(
      at.map(async (step) => cellsOf(step === 38 ? await trainDocument(three) : await stopAt(three, step))),
    )
    if (!begin || !pretrained || !headed || !end) throw new Error('A run is missing')
    const norm = ['beta', 'gamma', 'moving_mean', 'moving_variance'].map((name) => `weight:norm/${name}`)
    const of = (id: string) => [`weight:${id}/bias`, `weight:${id}/kernel`]
    expect(changedFrom(begin, pretrained).sort()).toEqual([...of('back'), ...of('body'), ...norm].sort())
    expect(changedFrom(pretrained, headed).sort()).toEqual(of('head'))
    expect(changedFrom(headed, end).sort()).toEqual([...of('back'), ...of('body'), ...of('head'), ...norm].sort())
    // Each turn has memories of its own, of what it trains and nothing else.
    const slots = Object.keys(end).filter((name) => name.startsWith('slot:') && name.endsWith('/kernel'))
    expect(slots.sort()).toEqual([
      'slot:0.0:momentum:back/kernel',
      'slot:0.0:momentum:body/kernel',
      'slot:0.0:velocity:back/kernel',
      'slot:0.0:velocity:body/kernel',
      'slot:2.0:velocity:body/kernel',
      'slot:2.1:momentum:back/kernel',
      'slot:2.1:momentum:head/kernel',
      'slot:2.1:velocity:back/kernel',
      'slot:2.1:velocity:head/kernel',
    ])
    expect(end['slot:0.0:momentum:body/kernel']).toEqual(pretrained['slot:0.0:momentum:body/kernel'])
  })

  it('tell where they begin, and measure what each learns', async () => {
    const run = await trainDocument(three)
    const started = run.news.find((item): item is NewsOf<'started'> => item.type === 'started')
    expect(started).toMatchObject({ epochs: 6, stepsPerEpoch: STEPS.pretrain })
    expect(started?.phases).toEqual([
      { id: 'pretrain', epochs: 2, stepsPerEpoch: STEPS.pretrain },
      { id: 'head', title: 'Head', epochs: 2, stepsPerEpoch: STEPS.head },
      { id: 'both', epochs: 2, stepsPerEpoch: STEPS.both },
    ])
    expect(run.news.filter(({ type }) => type === 'phase')).toEqual([
      { type: 'phase', phase: 0, step: 0, epoch: 0 },
      { type: 'phase', phase: 1, step: 16, epoch: 2 },
      { type: 'phase', phase: 2, step: 32, epoch: 4 },
    ])
    const epochs = run.news.filter((item): item is NewsOf<'epoch'> => item.type === 'epoch')
    expect(epochs.map(({ epoch, step }) => [epoch, step])).toEqual([[1, 8], [2, 16], [3, 24], [4, 32], [5, 35], [6, 38]]) // prettier-ignore
    expect(run.curve('train/loss/copy').steps).toEqual([
      ...Array.from({ length: 16 }, (_, i) => i + 1),
      33,
      34,
      35,
      36,
      37,
      38,
    ])
    expect(run.curve('train/loss/loss').steps[0]).toBe(17)
    // What is learned: half of the copy's loss, the class's loss, both.
    const ofLoss = (values: Readonly<Record<string, number>>, part: string) => [values[`${part}/loss`], 0.5 * (values[`${part}/loss/copy`] ?? 0), values[`${part}/loss/loss`]] // prettier-ignore
    for (const part of ['train', 'validation'])
      epochs.forEach(({ epoch, values }) => {
        const [total, copy = 0, own = 0] = ofLoss(values, part)
        expect(total, `${part}, epoch ${epoch}`).toBeCloseTo(epoch <= 2 ? copy : epoch <= 4 ? own : copy + own, 5)
      })
    expect(epochs.every(({ values }) => 'validation/loss/copy' in values && 'validation/loss/loss' in values)).toBe(
      true,
    )
    expect(run.curve('train/learningRate').values.slice(-1)).toEqual([Math.fround(0.1)])
    expect(run.curve('train/learningRate/1').values).toEqual(new Array(6).fill(Math.fround(0.05)))
    expect(run.curve('train/learningRate/2').values).toEqual(new Array(6).fill(Math.fround(0.001)))
    expect(Object.keys(run.finished.test)).toContain('test/loss/copy')
  })

  it.each([3, 12, 16, 21, 32, 34])('a run that is stopped at step %i goes on as if it had never been', async (step) => {
    const document = phased(three.training.phases ?? [], {
      schedule: { type: 'reduceLrOnPlateau', params: { patience: 1, minDelta: 1, cooldown: 0 } },
    })
    const whole = await trainDocument(document)
    const stopped = await stopAt(document, step)
    const resumed = await trainDocument(document, { resume: join(stopped.folder, CHECKPOINT_FILE) })
    expect(await cellsOf(resumed)).toEqual(await cellsOf(whole))
    expect(resumed.finished).toEqual(whole.finished)
    expect(resumed.news.filter(({ type }) => type === 'phase')).toEqual(
      whole.news.filter(({ type }) => type === 'phase'),
    )
    // The schedule has cut, and begins each phase with the rate of its own.
    const rates = whole.curve('train/learningRate').values
    expect([rates[0], rates[15], rates[16]]).toEqual([0.001, 0.001, 0.1].map(Math.fround))
    expect(rates.at(-1)).toBe(Math.fround(0.1))
  })

  it('end early one by one; the last one ends the run', async () => {
    const wide = {
      id: 'a',
      epochs: 9,
      turns: [{ trains: ['head'], optimizer: { type: 'sgd', params: { learningRate: 1e-6 } } }],
    }
    const run = await trainDocument(phased([wide, { ...wide, id: 'b' }], { stopping: { patience: 2, minDelta: 0.5 } }))
    expect(run.news.filter(({ type }) => type === 'phase')).toMatchObject([{ epoch: 0 }, { epoch: 3, step: 24 }])
    expect(run.finished).toMatchObject({ step: 48, reason: 'earlyStopped' })
    const last = await trainDocument(phased([wide, { ...wide, id: 'b', epochs: 2 }], { stopping: { patience: 2, minDelta: 0.5 } })) // prettier-ignore
    expect(last.finished).toMatchObject({ step: 40, reason: 'completed' })
  })

  it('a plateau cuts the rate within the phase', async () => {
    const document = phased([{ id: 'a', epochs: 4, turns: [{ trains: ['head'], optimizer: sgd }] }], {
      schedule: { type: 'reduceLrOnPlateau', params: { patience: 1, minDelta: 1, factor: 0.5 } },
    })
    const { values } = (await trainDocument(document)).curve('train/learningRate')
    // The first epoch is the best by far; each one after it is a plateau.
    expect([0, 8, 16, 24].map((step) => values[step])).toEqual([0.1, 0.1, 0.05, 0.025].map(Math.fround))
  })

  it('going runs take over other epochs and rates of phases', async () => {
    const stood = await stopAt(three, 1)
    const edited = phased(three.training.phases?.map((phase, i) => (i === 1 ? { ...phase, epochs: 3 } : phase)) ?? [])
    const resumed = await trainDocument(edited, { resume: join(stood.folder, CHECKPOINT_FILE) })
    expect(resumed.finished.step).toBe(38 + STEPS.head)
  })
})
