/** `quorate timetable` and `quorate working-day`: dates and their sums at the command line. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataFolder, type Folder, run } from './command.ts';

let folder: Folder;
const december = { QUORATE_TODAY: '2016-12-12' };
beforeAll(async () => {
  folder = dataFolder();
  const minutes = 'examples/sec-panel-39-minutes.txt';
  expect((await run(folder.path, ['import', '--accept', minutes], december)).status).toBe(0);
}, 90_000);
afterAll(() => folder.remove());

test('a sum of Working Days is told with the holidays it steps over', async () => {
  const assessed = await run(folder.path, ['working-day', '2016-12-09', '+44']);
  expect(assessed.stdout).toMatch(
    /^2017-02-14 Tuesday\n44 WD after 9 December 2016: 14 February 2017\nNot counted: Boxing Day/,
  );
  const papers = await run(folder.path, ['working-day', '2016-12-09', '-5', '--code', 'SEC']);
  expect(papers.stdout).toMatch(/^2016-12-02 Friday\n5 WD before/);
  for (const wrong of [
    ['2016-02-30', '5'],
    ['2016-12-09', 'five'],
    ['2016-12-09', '5', '--code', 'none'],
  ]) {
    const refused = await run(folder.path, ['working-day', ...wrong]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/Write it as|There are:/);
  }
}, 60_000);

test('a timetable is printed with the sum of every date, and what would move if an assessment came later', async () => {
  const printed = await run(folder.path, ['timetable', 'SECMP0007'], december);
  expect(printed.stdout).toMatch(
    /\* Preliminary assessment\s+2017-01-20 {2}20 January 2017, the target date of the assessment/,
  );
  expect(printed.stdout).toMatch(/Report consultation\s+2017-06-05 {2}15 WD after 12 May 2017: 5 June 2017 at 17:00/);
  const asked = ['timetable', 'SECMP0007', '--what-if', 'SECMP0007/preliminary=2017-02-24'];
  const supposed = await run(folder.path, asked, december);
  expect(supposed.stdout).toContain(
    'Preliminary assessment moves from 20 January 2017 to 24 February 2017, 25 WD later.',
  );
  expect(supposed.stdout).toContain('Nothing was recorded.');
  // It says so because it is so.
  expect((await run(folder.path, ['timetable', 'SECMP0007'], december)).stdout).toBe(printed.stdout);
  const none = await run(folder.path, ['timetable', 'SECMP0003'], december);
  expect(none).toMatchObject({ status: 1, stdout: '' });
  expect(none.stderr).toContain('SECMP0003 has no timetable');
  const odd = await run(folder.path, ['timetable', 'SECMP0007', '--what-if', 'nothing=2017-02-24'], december);
  expect(odd.stderr).toContain('has no step “nothing”. Still to come are: preliminary-assessment');
}, 120_000);
