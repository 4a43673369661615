import { expect } from '../fixtures/test'
import type { Screen } from '../fixtures/Screen'

/** Saves through the page's own dialog, where there is no system dialog. */
export async function saveInBrowser(screen: Screen, name: string): Promise<void> {
  const { page } = screen
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog', { name: 'Save the project' })
  await dialog.getByRole('textbox', { name: 'File name' }).fill(name)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('saved')
}
