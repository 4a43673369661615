import { checkGraph } from '@shared/compile/checkGraph'
import { LANGUAGES } from '@shared/language'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPickSearch } from '../../../../src-renderer/canvas/quickAdd/createPickSearch'
import { quickAddItems } from '../../../../src-renderer/canvas/quickAdd/quickAddItems'
import { i18n, startI18n } from '../../../../src-renderer/i18n/i18n'
import { graphOf } from '../../compile/graphOf'

const checked = checkGraph(graphOf({ data: 'iris' } as never, []))
const from = { node: 'data', port: 'features', side: 'output' } as const

describe.each(LANGUAGES)('the quick adder behind Iris in %s', (language) => {
  beforeAll(() => startI18n(language))
  const items = () => quickAddItems({ checked, from, own: [] }, language, i18n.t)
  const find = (query: string) => createPickSearch(items())(query)

  it.each(['conv2d', 'згортка 2D'])('lists what does not fit below what does, with the reason: %s', (query) => {
    const conv = find(query).find(({ key }) => key === 'conv2d')
    expect(conv).toMatchObject({ onlyFound: 'below', warning: expect.stringMatching(/.{10,}/) })
    expect(conv?.refused).toBeUndefined()
  })

  it('has all that fits above all that does not', () => {
    const places = find('D').map(({ onlyFound }) => onlyFound === 'below')
    expect(places).toEqual([...places].sort())
    expect(new Set(places).size).toBe(2)
  })

  it('knows names, and settings that are no nodes', () => {
    expect(find('fully connected')[0]?.key).toBe('dense')
    expect(find('adam')[0]?.key).toBe('setting:optimizer')
    expect(items().find(({ key }) => key === 'setting:optimizer')?.onlyFound).toBe('among')
  })
})
