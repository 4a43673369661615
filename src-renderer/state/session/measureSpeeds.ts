import type { Studio } from '../studio'

/** Has every backend train for some seconds and shows how fast each was. */
export async function measureSpeeds({ client, devices }: Studio): Promise<void> {
  if (devices.getState().speeds.status === 'measuring') return
  devices.setState({ speeds: { status: 'measuring' } })
  const measured = await client.call('app.measure', undefined)
  devices.setState({
    speeds: measured.ok ? { status: 'measured', of: measured.value } : { status: 'failed', problem: measured.error },
  })
}
