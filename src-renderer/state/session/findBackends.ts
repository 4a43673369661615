import type { Studio } from '../studio'

/** Asks once what computes on this computer and what does not. */
export async function findBackends({ client, devices }: Studio): Promise<void> {
  if (devices.getState().backends !== undefined) return
  const found = await client.call('app.backends', undefined)
  if (found.ok) devices.setState({ backends: found.value })
}
