import { writeFileSync } from 'node:fs'

/** Writes the counts and the reasons of skipped tests to the file named in $NEUROLOOM_VITEST_RESULT; vitest's own reporters say the rest. */
export default class VitestReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const result = { passed: 0, failed: unhandledErrors.length, skipped: [] }
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) {
        const { state, ...rest } = test.result()
        if (state === 'passed') result.passed++
        else if (state === 'failed') result.failed++
        else
          result.skipped.push({
            name: `${module.relativeModuleId} > ${test.fullName}`,
            reason: rest.note ?? 'no reason given',
          })
      }
      // A file that does not load, or whose hooks fail, has no failed test to show for it.
      const counted = tests.some((test) => test.result().state === 'failed')
      if (module.state() === 'failed' && !counted) result.failed++
    }
    writeFileSync(process.env.NEUROLOOM_VITEST_RESULT, JSON.stringify(result))
  }
}
