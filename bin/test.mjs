/**
 * `npm test`: the checks, then every test. The last line of stdout is `N passed, N failed`, with `, N skipped` after it
 * when some were; a failed check counts as one failure. Arguments go to vitest, and then only it runs.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installFromDebian } from './programs.mjs';
import { setUpOrSay } from './setup.mjs';
import { root } from './setup-lock.mjs';

await setUpOrSay();
installFromDebian();

const programs = {
  biome: '@biomejs/biome/bin/biome',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
};

/** Runs one of the packages' programs with this very Node; true when it ended well. */
function run(program, args, env = {}) {
  const file = join(root, 'node_modules', programs[program]);
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } };
  return spawnSync(process.execPath, [file, ...args], options).status === 0;
}

const given = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };

for (const [program, args] of given.length > 0
  ? []
  : [
      ['biome', ['check', '.']],
      ['tsc', ['--noEmit']],
    ]) {
  if (run(program, args)) continue;
  console.log(`The check by ${program} failed; see above.`);
  total.failed++;
}

const folder = mkdtempSync(join(tmpdir(), 'quorate-counts-'));
const countsFile = join(folder, 'counts.json');
const ended = run('vitest', ['run', ...given], { QUORATE_TEST_COUNTS: countsFile });
let counts = { passed: 0, failed: 0, skipped: 0 };
try {
  counts = JSON.parse(readFileSync(countsFile, 'utf8'));
} catch {
  console.log('The tests did not run to their end; see above.');
}
rmSync(folder, { recursive: true, force: true });
for (const name of Object.keys(total)) total[name] += counts[name];
// It may fail outside any test: in its own set-up, or by finding no test at all.
if (!ended && counts.failed === 0) total.failed++;

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
