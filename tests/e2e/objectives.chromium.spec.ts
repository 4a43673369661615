import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './fixtures/home'
import { expect, test } from './fixtures/test'

/** XOR with a second loss of the same kind on the output, and one without a target on the hidden layer. */
async function severalLosses(): Promise<string> {
  const text = await readFile(join(ROOT, 'templates', 'foundations', 'xorMlp.neuroloom.json'), 'utf8')
  const document = JSON.parse(text)
  const node = (id: string, type: string, y: number, params: object, name?: string) =>
    ({ id, type, params, position: { x: 612, y }, ...(name && { name }) })
  const edge = (from: string, port: string, to: string, at: string) =>
    ({ id: `${from}-${to}-${at}`, source: { node: from, port }, target: { node: to, port: at } })
  document.nodes.push(
    node('second', 'binaryCrossentropy', 160, { labelSmoothing: 0.1, weight: 0.5 }),
    node('rare', 'activityLoss', 320, {}, 'Quiet'),
  )
  document.edges.push(
    edge('output', 'output', 'second', 'prediction'),
    edge('data', 'target', 'second', 'target'),
    edge('hidden', 'output', 'rare', 'activity'),
  )
  return JSON.stringify({ ...document, id: 'several', title: 'Several losses', lesson: undefined, notes: [] })
} // prettier-ignore

const WORDS = {
  en: [
    'Metrics',
    ['Loss', 'Accuracy', 'F1', 'ROC AUC', 'Binary CE', 'Learning rate'],
    { file: /^Open a file/, open: 'Open' },
  ],
  uk: [
    'Метрики',
    ['Втрати', 'Точність', 'F1', 'ROC AUC', 'Бінарна КЕ', 'Швидкість навчання'],
    { file: /^Відкрити файл/, open: 'Відкрити' },
  ],
} as const

for (const language of ['en', 'uk'] as const) {
  test.describe(() => {
    test.use({ settings: { language } })
    test(`each loss has a curve of its own by its name, and metrics are chosen (${language})`, async ({
      openTab,
      home,
    }) => {
      await writeFile(join(home.projects, 'several.neuroloom.json'), await severalLosses())
      const page = await openTab()
      const [word, names, open] = WORDS[language]
      await page.getByRole('button', { name: open.file }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: /^several/ }).click()
      await dialog.getByRole('button', { name: open.open, exact: true }).click()
      await expect(page.locator('[data-card]')).toHaveCount(6)
      await page.getByRole('combobox', { name: word }).press('ArrowDown')
      for (const metric of [/^F1/, /^(Area under|Площа під) (the )?ROC/])
        await page.getByRole('option', { name: metric }).click()
      await page.keyboard.press('Escape')
      await page.getByTestId('train').click()
      await expect(page.getByRole('figure')).toHaveCount(11, { timeout: 10_000 })
      const found = await page
        .getByRole('figure')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
      const [loss = '', accuracy = '', f1 = '', area = '', kind = '', rate = ''] = names
      const both = (metric: string) => [`${metric} · ${kind} 1`, `${metric} · ${kind} 2`]
      expect(found).toEqual([
        loss,
        `${loss} · ${kind} 1`,
        `${loss} · Quiet`,
        `${loss} · ${kind} 2`,
        ...both(accuracy),
        ...both(f1),
        ...both(area),
        rate,
      ])
      await expect(page.locator('dt', { hasText: new RegExp(`^${loss} · Quiet$`) })).toBeVisible()
    })
  })
}
