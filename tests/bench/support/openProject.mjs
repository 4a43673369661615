/** Opens the studio in a page and in it a project of the folder of projects, by the buttons that a person uses. */
export async function openProject(page, link, file) {
  await page.goto(link)
  await page.getByRole('button', { name: /^Open a file/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a project' })
  await dialog.getByRole('button', { name: file }).click()
  await dialog.getByRole('button', { name: 'Open', exact: true }).click()
  await page.locator('[role=group][data-card]').first().waitFor()
}
