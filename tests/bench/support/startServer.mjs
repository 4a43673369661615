import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { connect } from './connect.mjs'
import { builtFile } from './paths.mjs'

/** The built studio, served on a free port for a temporary home, as `neuroloom serve` does. */
export async function startServer(home) {
  const args = [builtFile('cli.js'), 'serve', '--port', '0', '--json', '--folder', home.projects]
  const server = spawn(process.execPath, args, { env: home.env, stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  server.stderr.on('data', (data) => (complaints += String(data)))
  const exited = new Promise((settle) => server.once('exit', settle))
  const link = await new Promise((settle, reject) => {
    createInterface(server.stdout).once('line', (line) => settle(JSON.parse(line).link))
    server.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${complaints}`)))
  })
  return {
    pid: server.pid,
    link,
    connect: () => connect(link),
    end: async () => {
      const patience = setTimeout(() => server.kill('SIGKILL'), 15_000)
      server.kill('SIGTERM')
      await exited
      clearTimeout(patience)
    },
  }
}
