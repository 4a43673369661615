import type { Page } from '@playwright/test'
import { expect } from '../fixtures/test'

/** Exports the network on the canvas from the dialog, to a path; gives the lines that load it. The dialog stays open. */
export async function exportAs(page: Page, format: string, path: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Export the network' })
  if (!(await dialog.isVisible())) await page.keyboard.press('Control+e')
  const again = dialog.getByRole('button', { name: 'Another format' })
  if (await again.isVisible()) await again.click()
  await dialog.getByRole('radio', { name: format, exact: true }).click()
  await dialog.getByLabel('Save to').fill(path)
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog.getByText('Written to:')).toBeVisible({ timeout: 60_000 })
  return dialog.getByLabel('How to load it').innerText()
}
