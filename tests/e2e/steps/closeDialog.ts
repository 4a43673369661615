import { expect, type Page } from '@playwright/test'

/** Closes the dialog that is open, and waits until it has faded. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
