/** Writes how many tests passed, failed and were skipped to the file that `npm test` names, for its last line. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A file that does not load, or a hook that fails, is a failure though no test of its own failed. */
function count(modules: readonly TestModule[]): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) counts.failed++;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed++;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'pending' ? 'skipped' : state]++;
    }
  }
  return counts;
}

export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[], reason: TestRunEndReason): void {
    const file = process.env.QUORATE_TEST_COUNTS;
    if (!file) return;
    const counts = count(modules);
    counts.failed += unhandled.length;
    if (reason !== 'passed' && counts.failed === 0) counts.failed = 1;
    writeFileSync(file, JSON.stringify(counts));
  }
}
