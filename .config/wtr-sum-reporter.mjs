// Ends a run of web-test-runner with its sum over all engines: `N passed, N failed[, N skipped]`.
import { sumLine } from '../.ci/checks.mjs';

export function sumReporter() {
  return {
    stop({ sessions }) {
      const total = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        count(session.testResults, total);
        // A file that did not load, or a console error that ends a session, has no test to blame.
        if (!session.passed && session.errors.length > 0) total.failed++;
      }
      console.log(`\n${sumLine(total)}`);
    },
  };
}

function count(suite, total) {
  for (const test of suite?.tests ?? []) total[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
  for (const inner of suite?.suites ?? []) count(inner, total);
}
