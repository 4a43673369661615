import { describe, expect, it } from 'vitest'
import { trainerProblemTexts } from '../../../shared/training/problems/texts'
import type { TrainerMessage } from '../../../src-main/trainer/protocol'
import { TrainerHost } from '../../../src-main/trainer/TrainerHost'

const open = () => {
  const sent: TrainerMessage[] = []
  const ended: number[] = []
  return {
    sent,
    ended,
    host: new TrainerHost(
      (message) => sent.push(message),
      (code) => ended.push(code),
    ),
  }
}

describe('the trainer host', () => {
  it.each([
    ['Array buffer allocation failed', 'outOfMemory'],
    ['Invalid typed array length: 4294967296', 'outOfMemory'],
    ['Aborted(OOM). Build with -sASSERTIONS for more info.', 'outOfMemory'],
    ['Invalid TF_Status: 8\nMessage: OOM when allocating tensor with shape[16384,20000] and type float', 'outOfMemory'],
    ['x is not a function', 'trainerError'],
  ])('names what nobody caught (%s) and ends with exit code 1', (text, code) => {
    const { host, sent, ended } = open()
    host.fall(new RangeError(text))
    expect(sent).toMatchObject([{ type: 'broken', problem: { code } }])
    expect(ended).toEqual([1])
  })

  it('ends the run that was going as failed', () => {
    const { host, sent, ended } = open()
    host.receive({
      type: 'start',
      backend: 'cpu',
      folder: '/tmp/none',
      document: { format: 'neuroloom', version: 1, id: 'd', title: '', nodes: [], edges: [], training: {} },
    })
    host.fall(new Error('lightning'))
    expect(sent).toMatchObject([
      { type: 'news', news: [{ type: 'failed', step: 0, problem: { code: 'trainerError' } }] },
      { type: 'broken' },
    ])
    expect(ended).toEqual([1])
  })

  it('answers a question that it cannot take, and ends where a run cannot be started: nobody waits for ever', () => {
    const { host, sent, ended } = open()
    host.receive({ type: 'predict', id: 3, inputs: { data: Array.from({ length: 10_001 }, () => [1]) } })
    expect(sent.at(-1)).toMatchObject({ type: 'answer', id: 3, result: { ok: false, error: { code: 'trainerError' } } })
    for (const message of [null, 5, 'x', {}, { type: 'dance' }]) host.receive(message)
    expect(ended).toEqual([])
    host.receive({ type: 'start', document: {} })
    expect(sent.at(-1)).toMatchObject({ type: 'broken' })
    expect(ended).toEqual([1])
  })

  it('has a sentence in both languages for every failure, with its values in it', () => {
    for (const [code, words] of Object.entries(trainerProblemTexts)) {
      const values = new Proxy({}, { get: () => 7 }) as Record<string, number>
      expect(words.uk(values), code).toMatch(/[а-яіїєґ]/i)
      expect(`${words.uk(values)}${words.en(values)}`, code).not.toMatch(/undefined|'|NaN/)
      expect(words.uk(values).includes('7'), code).toBe(words.en(values).includes('7'))
    }
  })
})
