/** `quorate modification`: where one stands, on the command line. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataFolder, type Folder, run } from './command.ts';

let folder: Folder;
const today = { QUORATE_TODAY: '2016-12-12' };

beforeAll(async () => {
  folder = dataFolder();
  expect((await run(folder.path, ['seed-demo'])).status).toBe(0);
}, 60_000);
afterAll(() => folder.remove());

test('prints where a modification stands, whom it waits for until when with the sum, and its next moves', async () => {
  const { status, stdout } = await run(folder.path, ['modification', 'secmp 7'], today);
  expect(status).toBe(0);
  expect(stdout).toContain('SECMP0007: ');
  expect(stdout).toContain('Refinement Process, as at 12 December 2016');
  expect(stdout).toMatch(
    /Waits for\n {2}DCC: Preliminary Assessment, by 20 January 2017\n {4}.*26 Working Days from 12 December 2016/,
  );
  expect(stdout).toMatch(/Next moves\n(.*\n)* {2}Return the report \(.*SEC Panel.*\) → Returned to the Working Group/);
}, 30_000);

test('gives the same as one JSON object', async () => {
  const { status, stdout } = await run(folder.path, ['modification', 'SECMP0007', '--json'], today);
  expect(status).toBe(0);
  const said = JSON.parse(stdout) as {
    state: string;
    waits: { until: string }[];
    moves: { move: string; allowed: boolean }[];
  };
  expect(said.state).toBe('refinement');
  expect(said.waits.map(({ until }) => until)).toEqual(['2017-01-20']);
  expect(said.moves.find(({ move }) => move === 'withdraw')?.allowed).toBe(true);
}, 30_000);

test('refuses a reference that is not on record in a sentence', async () => {
  const { status, stdout, stderr } = await run(folder.path, ['modification', 'SECMP9999'], today);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('There is no modification “SECMP9999” on record.');
}, 30_000);
