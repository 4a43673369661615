import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isNativeSystem, standardNativeFolder } from '../../src-main/services/native/nativeFolder'
import { launchServer } from './fixtures/launchServer'
import { expect, test } from './fixtures/test'

test('a broken native library is told as such, and can be mended', async ({ home, page, faults }) => {
  test.skip(!isNativeSystem(), 'there is no native library for this system')
  const cache = join(home.root, 'cache')
  const library = standardNativeFolder({ NEUROLOOM_CACHE: cache })
  await mkdir(library, { recursive: true })
  await writeFile(join(library, 'native.json'), JSON.stringify({ version: '2.21.0', flavor: 'cpu', size: 5 }))
  await writeFile(join(library, 'tfjs_binding.node'), 'noise')
  // No Python: what mends it is begun, and says what it lacks.
  Object.assign(home.env, { NEUROLOOM_CACHE: cache, NEUROLOOM_NATIVE: '', PATH: '/nonexistent' })
  const server = await launchServer(home)
  faults.watch(page)
  await page.goto(server.link)
  await page.getByTestId('device').click()
  const tensorflow = page.getByTestId('backend-tensorflow')
  await expect(tensorflow).toHaveAttribute('data-standing', 'missing')
  await expect(tensorflow).toContainText('damaged or does not load here')
  await expect(tensorflow.locator('code').first()).toContainText('tfjs_binding.node')
  await expect(page.getByTestId('backend-wasm')).toHaveAttribute('data-standing', 'inUse')
  await expect(page.getByTestId('backend-cpu')).toHaveAttribute('data-standing', 'available')
  await tensorflow.getByRole('button', { name: 'Mend', exact: true }).click()
  await expect(tensorflow).toContainText('Python 3 with pip was not found')
  await expect(tensorflow.getByRole('button', { name: 'Try again' })).toBeVisible()
  await server.end()
})
