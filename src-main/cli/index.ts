import { runCli } from './runCli'

// A channel to the script that runs us in its place: when that was killed, we end as on a signal.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()

void runCli(process.argv.slice(2), __dirname).then((code) => {
  process.exitCode = code
  // Pipes take what was written before the process ends; nothing else may hold it open.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
})
