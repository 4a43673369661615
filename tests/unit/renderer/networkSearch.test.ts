import { beforeAll, describe, expect, it } from 'vitest'
import { i18n, startI18n } from '../../../src-renderer/i18n/i18n'
import { filterTemplates } from '../../../src-renderer/library/filterTemplates'
import { createCommandSearch } from '../../../src-renderer/shell/commands/createCommandSearch'
import { inGroups } from '../../../src-renderer/shell/commands/inGroups'
import { toItems } from '../../../src-renderer/shell/commands/toItems'
import { toTemplates } from '../../../src-renderer/shell/commands/toTemplates'
import type { Studio } from '../../../src-renderer/state/studio'
import { openStudios } from './support/openStudios'

describe('the lecture networks', () => {
  let studio: Studio
  beforeAll(async () => {
    await startI18n('uk')
    const studios = await openStudios()
    studio = (await studios.page('first-page')).studio
    await studio.library.getState().load()
    await studios.close()
  })
  const templates = () => studio.library.getState().templates ?? []
  const commands = () => toTemplates(studio, templates(), 'uk', i18n.t)

  it.each([
    ['LSTM forecast', 'lstmForecast'],
    ['прогноз LSTM', 'lstmForecast'],
    ['GAN 2D', 'gan2d'],
    ['diffusion 2D', 'diffusion2d'],
    ['Transformer reversal', 'reversalTransformer'],
    ['reverse', 'reversalTransformer'],
    ['VAE', 'variationalAutoencoder'],
    ['ВАЕ', 'variationalAutoencoder'],
    ['ResNet', 'residualNetwork'],
    ['2-D', 'diffusion2d', 'gan2d'],
    ['skip connection', 'residualNetwork'],
    ['автоенкодер', 'deepAutoencoder', 'variationalAutoencoder'],
    ['глибокий автокодувальник', 'deepAutoencoder'],
  ])('are found by “%s” in the gallery and by Ctrl+K alike', (query, ...wanted) => {
    const shown = filterTemplates(templates(), { query, family: null }).map(({ id }) => id)
    expect(shown.slice(0, 9)).toEqual(expect.arrayContaining(wanted))
    expect(createCommandSearch(commands())(query).map(({ id }) => id)).toEqual(shown.map((id) => `template ${id}`))
  })

  it('come after nodes in Ctrl+K where a node has the name itself', () => {
    const all = [...commands(), ...toItems(studio, [], 'uk', i18n.t)]
    const [first, ...rest] = inGroups(createCommandSearch(all)('mse'))
    expect(first?.actions[0]?.id).toBe('add meanSquaredError')
    expect(rest.map(({ group }) => group)).toContain('Мережі курсу')
  })
})
