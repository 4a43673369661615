import { runCli } from './runCli'

void runCli(process.argv.slice(2), __dirname).then((code) => {
  process.exitCode = code
  // Pipes take what was written before the process ends; nothing else may hold it open.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
})
