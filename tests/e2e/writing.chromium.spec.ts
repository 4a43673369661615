import { template } from '../support/documents'
import { openDocument } from './fixtures/openDocument'
import { Screen } from './fixtures/Screen'
import { expect, test } from './fixtures/test'

test('a trained network writes: a text from its beginning, and the answer to a sequence', async ({ openTab, home }) => {
  const page = await openTab()
  const screen = new Screen(page)
  await expect(page.getByTestId('template-lenet5')).toBeVisible()
  const write = screen.results.getByRole('button', { name: 'Write', exact: true })
  const written = screen.results.getByTestId('written')

  await openDocument(page, home, template('characterModel', { epochs: 1 }))
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 60_000 })
  await screen.openTab('Test it')
  await expect(write).toBeDisabled()
  const sentence = screen.results.getByRole('textbox', { name: 'Characters' })
  await sentence.fill('жив собі')
  const many = screen.results.getByRole('textbox', { name: 'How many' })
  await many.fill('50')
  await write.click()
  await expect(written).toHaveText(/^жив собі/, { timeout: 30_000 })
  const first = (await written.textContent()) ?? ''
  expect(Array.from(first)).toHaveLength('жив собі'.length + 50)
  // Another press writes something else.
  await write.click()
  await expect(written).not.toHaveText(first, { timeout: 30_000 })
  // Longer than the window of 40, with the state kept.
  await screen.results.getByRole('switch', { name: 'Keep the state' }).click({ force: true })
  await many.fill('90')
  await write.click()
  await expect.poll(async () => Array.from((await written.textContent()) ?? '').length, { timeout: 30_000 }).toBe(98)

  const pairs = template('reversalTransformer', { epochs: 8 })
  const short = { ...pairs, nodes: pairs.nodes.map((node) => (node.id === 'data' ? { ...node, params: { ...node.params, length: 3 } } : node)) } // prettier-ignore
  await openDocument(page, home, short)
  await expect(page.getByRole('button', { name: 'Rename: Transformer' })).toBeVisible()
  await screen.run.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByTestId('run-progress')).toContainText('finished', { timeout: 90_000 })
  await screen.openTab('Test it')
  await expect(screen.results.getByRole('switch')).toHaveCount(0)
  await sentence.fill('abc')
  await sentence.press('Enter')
  await expect(written).toHaveText('cba', { timeout: 30_000 })
  // An answer belongs to what it was an answer to, and what cannot be read is not asked.
  await sentence.fill('abz')
  await expect(screen.results).toContainText('does not have the character “z”')
  await expect(written).toBeHidden()
  await expect(write).toBeDisabled()
  await sentence.fill('ab')
  await expect(screen.results).toContainText('takes 3 characters; here are 2')
  await expect(write).toBeDisabled()
})
