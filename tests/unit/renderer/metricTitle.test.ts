import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { LANGUAGES } from '@shared/language'
import { metricTitle } from '../../../src-renderer/training/metricTitle'

const t = ((key: string) => key) as unknown as TFunction
const nodes = [{ id: 'rule', type: 'perceptronRule' }]

describe('metricTitle', () => {
  it('says what a rule measures in the words of the rule, with its node and without', () => {
    expect(metricTitle('mistakes', 'en', t, nodes, 'rule')).toBe('Mistakes')
    expect(metricTitle('mistakes', 'uk', t, nodes, 'rule')).toBe('Помилки')
    expect(metricTitle('mistakes', 'uk', t, nodes)).toBe('Помилки')
  })
  it('knows the rules of the catalog where the node is gone', () => {
    expect(metricTitle('mistakes', 'en', t, [], 'gone')).not.toBe('mistakes')
  })
  it('takes metrics from the catalog and the rest from the interface', () => {
    expect(metricTitle('accuracy', 'en', t, nodes, 'rule')).toBe('Accuracy')
    expect(metricTitle('loss', 'en', t, nodes)).toBe('drawer.loss')
    expect(metricTitle('unheard', 'en', t, nodes)).toBe('unheard')
  })
  it('has a title in both languages for whatever any rule measures', () => {
    for (const [type, { rule }] of catalog.rules)
      for (const language of LANGUAGES)
        for (const name of Object.keys({ ...rule?.measures.en, ...rule?.measures.uk }))
          expect(metricTitle(name, language, t, [{ id: 'rule', type }], 'rule'), `${type} ${name}`).not.toBe(name)
  })
})
