import { expect, it } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { pythonExporter } from '../../../src-main/export/python/pythonExporter'
import { dense, toChain } from '../../numeric/trainer/toDocument'
import { ruleDocument } from '../../numeric/rules/trainRule'

const trainedBy = (type: string) =>
  toChain(
    { id: 'data', type: 'logicGate', params: { encoding: 'binary' } },
    [dense(2, 'tanh'), dense(1, 'sigmoid')],
    { type: 'binaryCrossentropy' },
    { batchSize: 4, optimizer: { type, params: {} }, split: { validation: 0, test: 0 } },
  )

it.each([...catalog.optimizers.keys()])('a script for %s is written, or says that Keras has none', async (type) => {
  const item = catalog.optimizers.get(type)
  const keras = item?.keras(parseParams(item.params, {}).params)
  const made = await pythonExporter.write({ document: trainedBy(type) } as never)
  if (keras) expect(made).toMatchObject({ ok: true })
  else expect(made).toMatchObject({ ok: false, error: { code: 'optimizerNotInKeras', values: { type } } })
})

it('a network that a rule teaches is no script for Keras', async () => {
  const gate = { type: 'logicGate', params: { encoding: 'signed' } }
  for (const rule of catalog.rules.values()) {
    if (!rule.rule?.trains.includes('dense') || rule.inputs.length < 2) continue
    const document = ruleDocument([gate, { type: 'dense', params: { units: 1 } }, { type: rule.id }], { batchSize: 4 })
    expect(await pythonExporter.write({ document } as never)).toMatchObject({ ok: false })
  }
})
